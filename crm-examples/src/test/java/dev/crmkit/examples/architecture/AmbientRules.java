package dev.crmkit.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Set;

/** What the surroundings must not decide: time, ids, chance, language, character set, threads. */
final class AmbientRules {
    private static final Set<String> TIME = Set.of(
            "System.currentTimeMillis()",
            "System.nanoTime()",
            "Date.<init>()",
            "Thread.sleep(long)",
            "Thread.sleep(long,int)");
    private static final Set<String> CHANCE = Set.of(
            "Random.<init>()",
            "Random.<init>(long)",
            "SecureRandom.<init>()",
            "SecureRandom.<init>(byte[])",
            "SplittableRandom.<init>()",
            "ThreadLocalRandom.current()",
            "Math.random()",
            "UUID.randomUUID()");
    private static final Set<String> MACHINE = Set.of(
            "ZoneId.systemDefault()",
            "TimeZone.getDefault()",
            "Locale.getDefault()",
            "Locale.getDefault(Category)",
            "String.toLowerCase()",
            "String.toUpperCase()",
            "String.formatted(Object[])",
            "String.format(String,Object[])",
            "PrintStream.printf(String,Object[])",
            "PrintStream.format(String,Object[])",
            "PrintWriter.printf(String,Object[])",
            "PrintWriter.format(String,Object[])",
            "DateTimeFormatter.ofPattern(String)",
            "NumberFormat.getInstance()",
            "Charset.defaultCharset()",
            "String.getBytes()",
            "String.<init>(byte[])",
            "InputStreamReader.<init>(InputStream)",
            "OutputStreamWriter.<init>(OutputStream)",
            "FileReader.<init>(String)",
            "FileReader.<init>(File)",
            "FileWriter.<init>(String)",
            "FileWriter.<init>(File)",
            "Scanner.<init>(InputStream)");
    private static final Set<String> STREAMS = Set.of("System.out", "System.err", "System.in");

    private AmbientRules() {}

    static ArchRule noAmbientTime(House house) {
        return outside(house, "core.environment.SystemEnvironment")
                .should(accessTargetWhere(target("the clock of the machine", AmbientRules::tellsTime)));
    }

    static ArchRule noAmbientChance(House house) {
        return outside(house, "core.environment.SystemEnvironment")
                .should(accessTargetWhere(
                        target("chance that is not the environment's", target -> CHANCE.contains(call(target)))));
    }

    static ArchRule noAmbientLocale(House house) {
        return outside(house)
                .should(accessTargetWhere(target(
                        "the zone, language or character set of the machine",
                        target -> MACHINE.contains(call(target)))));
    }

    /** Blocks of {@code synchronized} leave no mark a rule could see; methods do. */
    static ArchRule noThreadsOutsideTheStores(House house) {
        DescribedPredicate<JavaClass> calm = withoutThreads(house);
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
        return CompositeArchRule.of(noClasses().that(calm).should(dependOnClassesThat(threads)))
                .and(noClasses().that(calm).should(accessTargetWhere(onTarget(parallel))))
                .and(noMethods().that().areDeclaredInClassesThat(calm).should().haveModifier(SYNCHRONIZED));
    }

    static ArchRule noPrinting(House house) {
        return noClasses()
                .that(resideInAPackage(house.root() + "..").and(not(house.rooms("examples"))))
                .should(accessTargetWhere(target(
                        "the standard streams",
                        target -> STREAMS.contains(call(target))
                                || target.getName().equals("printStackTrace"))));
    }

    private static DescribedPredicate<JavaClass> withoutThreads(House house) {
        return resideInAPackage(house.root() + "..")
                .and(not(house.rooms("core.environment", "core.memory", "jdbc", "testkit", "examples")))
                .as("outside the environment, the stores, the test kit and the examples");
    }

    private static boolean tellsTime(AccessTarget target) {
        return TIME.contains(call(target)) || isNow(target) || isClock(target);
    }

    /** Any {@code now} of java.time but the one that is told by a clock. */
    private static boolean isNow(AccessTarget target) {
        return target.getOwner().getPackageName().startsWith("java.time")
                && target.getName().equals("now")
                && !call(target).endsWith("(Clock)");
    }

    private static boolean isClock(AccessTarget target) {
        boolean clock = target.getOwner().isEquivalentTo(Clock.class)
                || target.getOwner().isEquivalentTo(InstantSource.class);
        return clock
                && (target.getName().startsWith("system") || target.getName().startsWith("tick"));
    }

    /** What is called, such as {@code String.toLowerCase(Locale)}. */
    private static String call(AccessTarget target) {
        String parameters = target instanceof AccessTarget.CodeUnitAccessTarget unit
                ? unit.getRawParameterTypes().stream()
                        .map(JavaClass::getSimpleName)
                        .collect(joining(",", "(", ")"))
                : "";
        return target.getOwner().getSimpleName() + "." + target.getName() + parameters;
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
