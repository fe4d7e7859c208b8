package dev.crmkit.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.crmkit.spi.CrmException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What lies inside the types: exceptions and fields. */
final class BodyRules {
    private BodyRules() {}

    /** Signals that whoever throws them catches: the end of a rehearsal, the interruption of a unit under test. */
    private static final String[] SIGNALS = {
        "core.internal.CommandRunner$RolledBack", "core.internal.Work$SharesNeeded", "testkit.rules.Units$Interruption"
    };

    static ArchRule exceptionsAreOurs(House house) {
        return classes()
                .that(in(house))
                .and(not(house.types(SIGNALS)))
                .and()
                .areAssignableTo(Throwable.class)
                .should()
                .beAssignableTo(CrmException.class);
    }

    static ArchRule nothingBareIsThrown(House house) {
        DescribedPredicate<JavaClass> bare = bare();
        return CompositeArchRule.of(noClasses()
                        .that(in(house).and(not(house.types("spi.CrmException").or(house.types(SIGNALS)))))
                        .should(accessTargetWhere(describe(
                                "the constructor of a bare exception",
                                access -> access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                                        && bare.test(access.getTargetOwner())))))
                .and(codeUnits().that().areDeclaredInClassesThat(in(house)).should(declareNothing(bare)));
    }

    /** The first three live with what others throw; the rest clean up and throw on. */
    private static final String[] CATCHERS = {
        "core.internal.TimerRounds",
        "core.internal.OutboxRounds",
        "core.value.ForeignCopy",
        "jdbc.internal.Connector",
        "jdbc.internal.JdbcUnit",
        "jdbc.internal.Statements"
    };

    /** A plugin may throw anything, and a foreign copy may fail in any way; elsewhere a fault is named. */
    static ArchRule onlyPumpsCatchEverything(House house) {
        DescribedPredicate<JavaClass> home = house.types(CATCHERS).or(house.rooms("testkit", "examples"));
        return codeUnits()
                .that()
                .areDeclaredInClassesThat(in(house).and(not(home)))
                .should(catchNone());
    }

    /** Hidden readers and walkers may count and gather; what a host can hold does not change under its hands. */
    static ArchRule publishedFieldsAreFinal(House house) {
        DescribedPredicate<JavaClass> changing = house.types(
                        "core.environment.VirtualEnvironment",
                        "core.record.Draft",
                        "core.imports.ImportReport$Counter",
                        "testkit.rules.Trial")
                .or(describe("builders", BodyRules::isBuilder));
        return fields().that()
                .areDeclaredInClassesThat(in(house).and(House.published()).and(not(changing)))
                .and(byHand())
                .should()
                .beFinal();
    }

    static ArchRule noStaticFieldChanges(House house) {
        return fields().that()
                .areDeclaredInClassesThat(in(house))
                .and(byHand())
                .and()
                .areStatic()
                .should()
                .beFinal();
    }

    /** The commands in {@code internal} hold what the caller may have left out. */
    static ArchRule noFieldIsOptional(House house) {
        return fields().that()
                .areDeclaredInClassesThat(in(house).and(not(House.internal())).and(not(ApiRules.rows(house))))
                .should(notBeOptional());
    }

    static ArchRule noFieldIsOpen(House house) {
        return fields().that()
                .areDeclaredInClassesThat(in(house))
                .and()
                .areNotPrivate()
                .and()
                .areNotStatic()
                .should()
                .bePackagePrivate();
    }

    private static DescribedPredicate<JavaField> byHand() {
        return describe("written by hand", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static boolean isBuilder(JavaClass type) {
        return type.getSimpleName().equals("Builder");
    }

    private static DescribedPredicate<JavaClass> in(House house) {
        return resideInAPackage(house.root() + "..");
    }

    private static DescribedPredicate<JavaClass> bare() {
        return describe(
                "RuntimeException, Exception, Error or Throwable",
                type -> Stream.of(RuntimeException.class, Exception.class, Error.class, Throwable.class)
                        .anyMatch(type::isEquivalentTo));
    }

    private static ArchCondition<JavaCodeUnit> declareNothing(DescribedPredicate<JavaClass> bare) {
        return new ArchCondition<>("not declare " + bare.getDescription()) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                unit.getExceptionTypes().stream()
                        .filter(bare)
                        .forEach(thrown -> events.add(violated(unit, "declares " + thrown.getName())));
            }
        };
    }

    /** {@code Throwable} is left out: try-with-resources catches it. */
    private static ArchCondition<JavaCodeUnit> catchNone() {
        return new ArchCondition<>("not catch RuntimeException, Exception or Error") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                unit.getTryCatchBlocks().stream()
                        .flatMap(block -> block.getCaughtThrowables().stream())
                        .filter(bare().and(describe("not Throwable", type -> !type.isEquivalentTo(Throwable.class))))
                        .forEach(caught -> events.add(violated(unit, "catches " + caught.getName())));
            }
        };
    }

    private static ArchCondition<JavaField> notBeOptional() {
        return new ArchCondition<>("not be Optional") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                field.getType().getAllInvolvedRawTypes().stream()
                        .filter(raw -> Stream.of(Optional.class, OptionalInt.class, OptionalLong.class)
                                .anyMatch(raw::isEquivalentTo))
                        .forEach(raw -> events.add(SimpleConditionEvent.violated(
                                field, field.getDescription() + " is Optional in " + field.getSourceCodeLocation())));
            }
        };
    }

    private static ConditionEvent violated(JavaCodeUnit unit, String what) {
        return SimpleConditionEvent.violated(
                unit, unit.getDescription() + " " + what + " in " + unit.getSourceCodeLocation());
    }
}
