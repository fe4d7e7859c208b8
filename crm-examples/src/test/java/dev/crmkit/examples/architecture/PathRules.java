package dev.crmkit.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.StoreTx;
import java.sql.Connection;
import java.util.Set;

/** The natural paths: who judges, who goes to the store. */
final class PathRules {
    private PathRules() {}

    /** Not even through others: what a judge needs to know is handed to it. */
    static ArchRule judgesArePure(House house) {
        return noClasses()
                .that(house.types(
                        "core.workflow.WorkflowEngine",
                        "core.access.AccessEngine",
                        "core.calendar.CalendarMath",
                        "spi.condition.ConditionEvaluator"))
                .should()
                .transitivelyDependOnClassesThat(assignableTo(CrmStore.class).or(assignableTo(StoreTx.class)));
    }

    static ArchRule onlyTheCommandPathLoadsAndApplies(House house) {
        return only(
                house,
                StoreTx.class,
                Set.of("load", "apply"),
                "core.internal.CommandRunner",
                "core.internal.Bootstrap");
    }

    static ArchRule onlyTheQueryPathFindsAndAggregates(House house) {
        return only(
                house,
                StoreTx.class,
                Set.of("find", "aggregate"),
                "core.internal.QueryRunner",
                "core.org.RecordDirectory");
    }

    static ArchRule onlyPumpsClaim(House house) {
        return only(
                house, CrmStore.class, Set.of("claimDue"), "core.internal.TimerRounds", "core.internal.OutboxRounds");
    }

    static ArchRule onlyTheFrontDoorMigrates(House house) {
        return only(house, CrmStore.class, Set.of("migrate"), "Crm");
    }

    static ArchRule onlyConductorsOpenUnits(House house) {
        return only(
                house,
                CrmStore.class,
                Set.of("inTx"),
                "core.internal.CommandRunner",
                "core.internal.QueryRunner",
                "core.internal.Bootstrap",
                "core.org.RecordDirectory");
    }

    /** So that no text reaches a database but by {@code Sql}, which binds its values. */
    static ArchRule statementsArePreparedInOnePlace(House house) {
        return noClasses()
                .that(resideInAPackage(house.root() + "..")
                        .and(not(house.types("jdbc.internal.Statements")))
                        .and(not(house.rooms("testkit"))))
                .should(accessTargetWhere(describe(
                        "the making of statements",
                        access -> Set.of("prepareStatement", "createStatement", "prepareCall", "nativeSQL")
                                        .contains(access.getTarget().getName())
                                && access.getTargetOwner().isAssignableTo(Connection.class))));
    }

    /** The stores' own rooms are not asked, and the test kit calls everything. */
    private static ArchRule only(House house, Class<?> door, Set<String> methods, String... callers) {
        return noClasses()
                .that(resideInAPackage(house.root() + "..")
                        .and(not(house.types(callers)))
                        .and(not(house.rooms("core.memory", "jdbc", "testkit", "examples.filestore"))))
                .should(accessTargetWhere(describe(
                        door.getSimpleName() + " " + String.join(" and ", methods),
                        access -> methods.contains(access.getTarget().getName())
                                && access.getTargetOwner().isAssignableTo(door))));
    }
}
