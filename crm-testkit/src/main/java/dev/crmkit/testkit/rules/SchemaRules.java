package dev.crmkit.testkit.rules;

import dev.crmkit.spi.ForImplementors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Schemas change while data stays. */
@ForImplementors
public interface SchemaRules extends StoreUnderTest {

    @TestFactory
    default DynamicTest mg_01_values_outlive_their_schemas() {
        return StoreRule.MG_01.on(this, trial -> {
            Evolution.run(trial);
            Changeover.run(trial);
            RetiredType.run(trial);
        });
    }

    @TestFactory
    default DynamicTest mg_02_a_migration_is_taken_once_and_alone() {
        return StoreRule.MG_02.on(this, Migrations::run);
    }

    @TestFactory
    default DynamicTest mg_04_a_schema_grows_while_units_work() {
        return StoreRule.MG_04.on(this, Growing::run);
    }

    @TestFactory
    default DynamicTest mg_05_names_do_not_meet() {
        return StoreRule.MG_05.on(this, Names::run);
    }

    @TestFactory
    default DynamicTest mg_06_nothing_is_made_narrower() {
        return StoreRule.MG_06.on(this, Narrowing::run);
    }
}
