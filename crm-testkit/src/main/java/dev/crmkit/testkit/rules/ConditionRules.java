package dev.crmkit.testkit.rules;

import dev.crmkit.spi.ForImplementors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The one condition algebra: a store finds what the evaluator says, over generated worlds and conditions. */
@ForImplementors
public interface ConditionRules extends StoreUnderTest {

    @TestFactory
    default DynamicTest ca_01_a_store_finds_what_the_evaluator_says() {
        return StoreRule.CA_01.on(this, trial -> Algebra.overWorlds(trial, 2, 4, 150, Algebra::evaluated));
    }

    @TestFactory
    default DynamicTest ca_02_a_condition_and_its_complement_part_all_records() {
        return StoreRule.CA_02.on(this, trial -> Algebra.overWorlds(trial, 1, 2, 80, Algebra::parted));
    }

    @TestFactory
    default DynamicTest ca_03_a_condition_made_true_of_a_record_finds_it() {
        return StoreRule.CA_03.on(this, trial -> Algebra.overWorlds(trial, 1, 2, 120, Algebra::pivoted));
    }

    @TestFactory
    default DynamicTest ca_04_the_count_is_the_number_of_records_found() {
        return StoreRule.CA_04.on(this, trial -> Algebra.overWorlds(trial, 1, 2, 80, Algebra::counted));
    }

    @TestFactory
    default DynamicTest ca_05_the_normal_form_finds_the_same() {
        return StoreRule.CA_05.on(this, trial -> Algebra.overWorlds(trial, 1, 2, 80, Algebra::normalised));
    }

    @TestFactory
    default DynamicTest ca_06_more_parts_narrow_all_and_widen_any() {
        return StoreRule.CA_06.on(this, trial -> Algebra.overWorlds(trial, 1, 2, 80, Algebra::monotone));
    }

    @TestFactory
    default DynamicTest ca_08_a_condition_means_the_same_everywhere() {
        return StoreRule.CA_08.on(this, trial -> Algebra.overWorlds(trial, 1, 2, 60, Algebra::everywhere));
    }

    @TestFactory
    default DynamicTest ca_10_nothing_in_a_text_is_a_wildcard() {
        return StoreRule.CA_10.on(this, TextTrials::run);
    }

    @TestFactory
    default DynamicTest ca_12_conditions_up_to_the_limits_are_answered() {
        return StoreRule.CA_12.on(this, LargeConditions::run);
    }
}
