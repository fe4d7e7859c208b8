package dev.crmkit.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Who may see whom: modules, rooms, libraries. */
final class LayerRules {
    private static final Set<String> FEATURES =
            Set.of("client", "lead", "deal", "billing", "request", "activity", "report", "custom");
    private static final String[] ENGINES = {
        "core.access", "core.calendar", "core.condition", "core.value", "core.workflow"
    };
    /**
     * One vocabulary in four rooms, mutually dependent by design: a field is a term of conditions, a condition names
     * fields and holds values, a record holds values by the fields of its type.
     */
    private static final Set<String> VOCABULARY = Set.of("schema", "condition", "storage", "value");

    private LayerRules() {}

    static ArchRule spiStandsAlone(House house) {
        return classes()
                .that(house.rooms("spi"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(house.all("spi"), House.REAL.all("spi"), "java..", "org.jspecify..");
    }

    static ArchRule storeSeesSpiOnly(House house) {
        return noClasses()
                .that(house.rooms("jdbc"))
                .should(dependOnClassesThat(core(house).or(house.rooms("testkit", "examples"))));
    }

    static ArchRule coreSeesNoStore(House house) {
        return noClasses().that(core(house)).should(dependOnClassesThat(house.rooms("jdbc", "testkit", "examples")));
    }

    static ArchRule mainSeesNoTestkit(House house) {
        return noClasses()
                .that(core(house).or(house.rooms("spi", "jdbc", "examples")))
                .should(dependOnClassesThat(house.rooms("testkit")));
    }

    /**
     * Features know of each other by ids; what joins them lies in {@code internal}, which sees all. One sees another: the
     * stage of a client is what its contracts say.
     */
    static ArchRule featureRoomsStandApart(House house) {
        return slices().assignedFrom(rooms(house, "core", FEATURES::contains))
                .should()
                .notDependOnEachOther()
                .ignoreDependency(house.types("core.client.ClientStage"), house.types("core.deal.Contract"));
    }

    static ArchRule enginesSeeNoFeature(House house) {
        return noClasses()
                .that(house.rooms(ENGINES))
                .should(dependOnClassesThat(house.rooms(
                        FEATURES.stream().map(each -> "core." + each).toArray(String[]::new))));
    }

    /** Without {@code internal}, the workshop behind all rooms, and the front door, which opens them. */
    static ArchRule coreRoomsAreFreeOfCycles(House house) {
        return slices().assignedFrom(rooms(house, "core", room -> !room.equals("internal")))
                .should()
                .beFreeOfCycles();
    }

    static ArchRule spiRoomsAreFreeOfCycles(House house) {
        Function<String, String> merged = room -> VOCABULARY.contains(room) ? "vocabulary" : room;
        return slices().assignedFrom(rooms(house, "spi", room -> true, merged))
                .should()
                .beFreeOfCycles();
    }

    /** Public doors extend {@code core.internal.Door}: within a module everything is at home. */
    static ArchRule internalStaysInside(House house) {
        DescribedPredicate<JavaClass> core = core(house).as("in core");
        return CompositeArchRule.of(onlySeenBy(house.rooms("core.internal"), core))
                .and(onlySeenBy(house.rooms("jdbc.internal"), house.rooms("jdbc")));
    }

    static ArchRule librariesKeepToTheirRooms(House house) {
        DescribedPredicate<JavaClass> conductors = house.types(
                "core.internal.CommandRunner",
                "core.internal.QueryRunner",
                "core.internal.TimerRounds",
                "core.internal.OutboxRounds");
        return CompositeArchRule.of(library(
                        house, house.rooms("core.internal.json", "examples"), "tools.jackson..", "com.fasterxml.."))
                .and(library(house, house.rooms("core.imports", "core.internal.csv", "examples"), "de.siegmar.."))
                .and(library(house, house.types("core.value.LibPhoneNormalizer"), "com.google.i18n.."))
                .and(library(house, house.rooms("core", "jdbc"), "com.google.common.."))
                .and(library(house, conductors, "org.slf4j.."))
                .and(library(house, house.rooms("examples", "testkit.postgres"), "org.h2..", "org.postgresql.."))
                .and(library(house, house.rooms("testkit.postgres"), "org.apache.commons.compress..", "org.tukaani.."))
                .and(library(house, house.rooms("testkit"), "org.junit.."))
                .and(library(house, house.rooms("testkit.jqwik"), "net.jqwik.."));
    }

    static ArchRule sqlOnlyInTheStore(House house) {
        return library(house, house.rooms("jdbc", "examples", "testkit.postgres"), "java.sql..", "javax.sql..");
    }

    private static ArchRule library(House house, DescribedPredicate<JavaClass> home, String... packages) {
        return noClasses()
                .that(resideInAPackage(house.root() + "..").and(not(home)))
                .should(dependOnClassesThat(resideInAnyPackage(packages)));
    }

    private static ArchRule onlySeenBy(DescribedPredicate<JavaClass> inner, DescribedPredicate<JavaClass> family) {
        return noClasses().that(not(family)).should(dependOnClassesThat(inner));
    }

    private static DescribedPredicate<JavaClass> core(House house) {
        return resideInAPackage(house.root()).or(house.rooms("core"));
    }

    private static SliceAssignment rooms(House house, String parent, java.util.function.Predicate<String> which) {
        return rooms(house, parent, which, Function.identity());
    }

    private static SliceAssignment rooms(
            House house, String parent, java.util.function.Predicate<String> which, Function<String, String> slice) {
        return new SliceAssignment() {
            @Override
            public String getDescription() {
                return "the rooms of " + parent;
            }

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                Optional<String> room = house.room(parent, type).filter(which);
                return room.map(slice).map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
            }
        };
    }
}
