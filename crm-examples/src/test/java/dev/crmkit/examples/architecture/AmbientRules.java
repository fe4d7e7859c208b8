package dev.crmkit.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What the surroundings must not decide: time, ids, chance, language, character set, threads. */
final class AmbientRules {
    private static final Set<String> STRING_WITHOUT_LOCALE =
            Set.of("toLowerCase()", "toUpperCase()", "getBytes()", "formatted(Object[])", "format(String,Object[])");

    private AmbientRules() {}

    static ArchRule noAmbientTime(House house) {
        return outside(house, "core.environment.SystemEnvironment")
                .should(accessTargetWhere(target("the clock of the machine", AmbientRules::tellsTime)));
    }

    static ArchRule noAmbientChance(House house) {
        return outside(house, "core.environment.SystemEnvironment")
                .should(accessTargetWhere(target("chance that no seed decides", AmbientRules::throwsDice)));
    }

    static ArchRule noAmbientLocale(House house) {
        return outside(house)
                .should(accessTargetWhere(
                        target("the zone, language or character set of the machine", AmbientRules::asksTheMachine)));
    }

    /** Blocks of {@code synchronized} leave no mark a rule could see; methods do. */
    static ArchRule noThreadsOutsideTheStores(House house) {
        DescribedPredicate<JavaClass> home = threaded(house);
        DescribedPredicate<JavaClass> threads = describe(
                "threads, locks or executors",
                type -> type.isAssignableTo(Thread.class)
                        || type.isAssignableTo(ThreadLocal.class)
                        || type.isAssignableTo(java.util.concurrent.Executor.class)
                        || type.isEquivalentTo(java.util.concurrent.Executors.class)
                        || type.isAssignableTo(java.util.concurrent.Future.class)
                        || type.isEquivalentTo(java.util.Timer.class)
                        || type.getPackageName().equals("java.util.concurrent.locks"));
        DescribedPredicate<AccessTarget> parallel = describe(
                "parallel streams",
                target -> Set.of("parallelStream", "parallel").contains(target.getName()));
        return CompositeArchRule.of(noClasses().that(home).should(dependOnClassesThat(threads)))
                .and(noClasses().that(home).should(accessTargetWhere(onTarget(parallel))))
                .and(noMethods().that().areDeclaredInClassesThat(home).should().haveModifier(SYNCHRONIZED));
    }

    static ArchRule noPrinting(House house) {
        return noClasses()
                .that(resideInAPackage(house.root() + "..").and(not(house.rooms("examples"))))
                .should(accessTargetWhere(target(
                        "the standard streams",
                        target -> target.getOwner().isEquivalentTo(System.class)
                                        && Set.of("out", "err", "in").contains(target.getName())
                                || target.getName().equals("printStackTrace"))));
    }

    private static DescribedPredicate<JavaClass> threaded(House house) {
        return resideInAPackage(house.root() + "..")
                .and(not(house.rooms("core.environment", "core.memory", "jdbc", "testkit", "examples")))
                .as("outside the environment, the stores, the test kit and the examples");
    }

    private static boolean tellsTime(AccessTarget target) {
        JavaClass owner = target.getOwner();
        boolean now = owner.getPackageName().startsWith("java.time")
                && target.getName().equals("now")
                && !parameters(target).equals("Clock");
        boolean clock = (owner.isEquivalentTo(Clock.class) || owner.isEquivalentTo(InstantSource.class))
                && (target.getName().startsWith("system") || target.getName().startsWith("tick"));
        boolean system = owner.isEquivalentTo(System.class)
                && Set.of("currentTimeMillis", "nanoTime").contains(target.getName());
        boolean date = owner.isEquivalentTo(Date.class) && shape(target).equals("<init>()");
        boolean sleep = owner.isEquivalentTo(Thread.class) && target.getName().equals("sleep");
        return now || clock || system || date || sleep;
    }

    private static boolean throwsDice(AccessTarget target) {
        JavaClass owner = target.getOwner();
        boolean random = target.getName().equals("<init>")
                && (owner.isEquivalentTo(Random.class) || owner.isEquivalentTo(SecureRandom.class));
        boolean shared = owner.isEquivalentTo(ThreadLocalRandom.class)
                || owner.isEquivalentTo(Math.class) && target.getName().equals("random");
        boolean id = owner.isEquivalentTo(UUID.class) && target.getName().equals("randomUUID");
        return random || shared || id;
    }

    private static boolean asksTheMachine(AccessTarget target) {
        JavaClass owner = target.getOwner();
        boolean zone = target.getName().equals("systemDefault")
                        && owner.getPackageName().equals("java.time")
                || owner.isEquivalentTo(TimeZone.class) && target.getName().equals("getDefault");
        boolean language = owner.isEquivalentTo(Locale.class)
                        && target.getName().equals("getDefault")
                || owner.isEquivalentTo(String.class) && STRING_WITHOUT_LOCALE.contains(shape(target))
                || target.getName().equals("printf") && !parameters(target).startsWith("Locale")
                || owner.getName().equals("java.time.format.DateTimeFormatter")
                        && shape(target).equals("ofPattern(String)");
        boolean charset = owner.getName().equals("java.nio.charset.Charset")
                        && target.getName().equals("defaultCharset")
                || owner.isEquivalentTo(String.class) && shape(target).equals("<init>(byte[])")
                || Set.of("InputStreamReader.<init>(InputStream)", "OutputStreamWriter.<init>(OutputStream)")
                        .contains(owner.getSimpleName() + "." + shape(target));
        return zone || language || charset;
    }

    /** The name and parameters, such as {@code toLowerCase(Locale)}. */
    private static String shape(AccessTarget target) {
        return target.getName() + "(" + parameters(target) + ")";
    }

    private static String parameters(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget unit
                ? String.join(
                        ",",
                        unit.getRawParameterTypes().stream()
                                .map(JavaClass::getSimpleName)
                                .toList())
                : "";
    }

    private static DescribedPredicate<JavaAccess<?>> target(
            String description, java.util.function.Predicate<AccessTarget> predicate) {
        return onTarget(describe(description, predicate));
    }

    private static DescribedPredicate<JavaAccess<?>> onTarget(DescribedPredicate<AccessTarget> predicate) {
        return describe(predicate.getDescription(), access -> predicate.test(access.getTarget()));
    }

    private static GivenClassesConjunction outside(House house, String... types) {
        return noClasses().that(resideInAPackage(house.root() + "..").and(not(house.types(types))));
    }
}
