package dev.crmkit.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.ForImplementors;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What a host and a plugin author see. */
final class ApiRules {
    private static final DescribedPredicate<JavaClass> OPTIONAL = describe(
            "Optional",
            type -> Stream.of(Optional.class, OptionalLong.class, OptionalInt.class)
                    .anyMatch(type::isEquivalentTo));

    private ApiRules() {}

    static ArchRule roomsAreNullMarked(House house) {
        return classes()
                .that(resideInAPackage(house.root() + ".."))
                .should(each("lie in a package that is @NullMarked", type -> {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    return marked ? Stream.empty() : Stream.of("its package is not");
                }));
    }

    /** A nested type is for whom its outer one is; the marks themselves are for everybody. */
    static ArchRule publicTypesAreMarked(House house) {
        return classes()
                .that(published(house))
                .and(not(house.rooms("examples")))
                .and()
                .areTopLevelClasses()
                .and()
                .areNotAnnotations()
                .should()
                .beAnnotatedWith(ForCallers.class)
                .orShould()
                .beAnnotatedWith(ForImplementors.class);
    }

    /** Open by need: the roots of the exceptions and of the drafts, whose constructors are not for hosts. */
    static ArchRule callersTypesAreClosed(House house) {
        return classes()
                .that(published(house))
                .and(describe("for callers", type -> outermost(type).isAnnotatedWith(ForCallers.class)))
                .and(not(house.types("spi.CrmException", "spi.storage.StorageException", "core.record.Draft")))
                .should(each("be final, sealed, a record, an enum or an interface", type -> {
                    boolean closed = type.isInterface()
                            || type.isEnum()
                            || type.getModifiers().contains(JavaModifier.FINAL)
                            || type.reflect().isSealed();
                    return closed ? Stream.empty() : Stream.of("it is open");
                }));
    }

    /** The store and the launcher name {@code javax.sql}, the test kit JUnit and jqwik: that is what they are for. */
    static ArchRule signaturesNameNoForeignType(House house) {
        DescribedPredicate<JavaClass> ours =
                resideInAnyPackage("", "java..", "dev.crmkit..").and(not(resideInAPackage("java.sql..")));
        DescribedPredicate<JavaClass> sql = resideInAnyPackage("java.sql..", "javax.sql..");
        DescribedPredicate<JavaClass> tests = resideInAnyPackage("org.junit..", "net.jqwik..");
        return signatures(house, "name only types of the JDK and of crmkit", (owner, type) -> {
            boolean inStore = house.rooms("jdbc", "testkit.postgres").test(owner) && sql.test(type);
            boolean inTestkit = house.rooms("testkit").test(owner) && tests.test(type);
            return ours.test(type) || inStore || inTestkit;
        });
    }

    /** A door is opened by the session: it extends {@code Door} and takes a {@code Desk}, which no host can have. */
    static ArchRule signaturesNameNoInternalType(House house) {
        DescribedPredicate<JavaClass> known = house.types("core.internal.Door", "core.internal.Desk");
        return signatures(
                house,
                "name no internal type",
                (owner, type) -> !House.internal().test(type) || known.test(type));
    }

    /** Rows hold values some of which are empty; records and sort keys copy and compare what other records answer. */
    static ArchRule signaturesTakeNoOptional(House house) {
        DescribedPredicate<JavaClass> known =
                rows(house).or(house.types("spi.storage.Record$Builder", "spi.storage.SortKey"));
        return classes()
                .that(published(house))
                .and(not(known))
                .should(each(
                        "take no Optional",
                        type -> members(type)
                                .filter(JavaCodeUnit.class::isInstance)
                                .map(JavaCodeUnit.class::cast)
                                .flatMap(unit -> unit.getParameters().stream())
                                .filter(parameter -> parameter.getType().getAllInvolvedRawTypes().stream()
                                        .anyMatch(OPTIONAL))
                                .map(JavaParameter::getDescription)));
    }

    static ArchRule namesSayWhatThingsAre(House house) {
        return noClasses()
                .that(resideInAPackage(house.root() + ".."))
                .and(not(house.types("spi.storage.StoreDescription")))
                .should()
                .haveNameMatching(".*[^.](Impl|Manager|Util|Utils|Helper|DTO|Dto|Info)");
    }

    static ArchRule noCheckedExceptions(House house) {
        return classes()
                .that(published(house))
                .and(not(house.rooms("examples")))
                .should(each(
                        "throw no checked exception",
                        type -> members(type)
                                .filter(JavaCodeUnit.class::isInstance)
                                .map(JavaCodeUnit.class::cast)
                                .flatMap(unit -> unit.getThrowsClause().stream())
                                .filter(thrown -> !thrown.getRawType().isAssignableTo(RuntimeException.class))
                                .map(thrown -> thrown.getRawType().getName())));
    }

    /** The types that stand for a row of values by position, where a value may be empty. */
    static DescribedPredicate<JavaClass> rows(House house) {
        return house.types(
                "spi.storage.Aggregates$Row", "spi.storage.RecordQuery$Position", "core.report.ReportTable$Row");
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ApiRules::outermost).orElse(type);
    }

    private static DescribedPredicate<JavaClass> published(House house) {
        return resideInAPackage(house.root() + "..").and(House.published());
    }

    @FunctionalInterface
    private interface Allowance {
        boolean allows(JavaClass owner, JavaClass named);
    }

    private static ArchRule signatures(House house, String description, Allowance allowance) {
        return classes()
                .that(published(house))
                .should(each(
                        description,
                        type -> named(type)
                                .filter(use -> !allowance.allows(type, use.named()))
                                .map(use ->
                                        use.place() + " names " + use.named().getName())));
    }

    private record Use(String place, JavaClass named) {}

    private static Stream<Use> named(JavaClass type) {
        Stream<JavaType> heads = Stream.of(
                        type.getSuperclass().stream(),
                        type.getInterfaces().stream(),
                        type.getTypeParameters().stream().flatMap(each -> each.getUpperBounds().stream()))
                .flatMap(each -> each);
        return Stream.concat(
                heads.flatMap(each -> each.getAllInvolvedRawTypes().stream()).map(raw -> new Use("its head", raw)),
                members(type)
                        .flatMap(member -> member.getAllInvolvedRawTypes().stream()
                                .map(raw -> new Use(member.getDescription(), raw))));
    }

    /** Public and protected members, as written: none the compiler added. */
    private static Stream<JavaMember> members(JavaClass type) {
        return type.getMembers().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && !member.getModifiers().contains(JavaModifier.BRIDGE));
    }

    @FunctionalInterface
    private interface Faults {
        Stream<String> of(JavaClass type);
    }

    private static ArchCondition<JavaClass> each(String description, Faults faults) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                faults.of(type)
                        .map(fault -> type.getDescription() + " should " + description + ": " + fault + " in "
                                + type.getSourceCodeLocation())
                        .forEach(message -> events.add(SimpleConditionEvent.violated(type, message)));
            }
        };
    }
}
