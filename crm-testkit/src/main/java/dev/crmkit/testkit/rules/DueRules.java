package dev.crmkit.testkit.rules;

import dev.crmkit.spi.ForImplementors;
import dev.crmkit.testkit.StoreFixture;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Timers and messages that become due and are claimed. */
@ForImplementors
public interface DueRules {

    StoreFixture store();

    @TestFactory
    default DynamicTest tm_01_a_due_record_has_one_claimant() {
        return StoreRule.TM_01.on(store(), trial -> {
            Claimants.race(trial);
            new DueTrials(trial).againstTheModel();
        });
    }

    @TestFactory
    default DynamicTest tm_03_nothing_is_handed_out_early() {
        return StoreRule.TM_03.on(store(), trial -> {
            new DueTrials(trial).neverEarly();
            new DueTrials(trial).byTheClockOfTheStore();
        });
    }

    @TestFactory
    default DynamicTest tm_05_a_lease_that_is_over_is_handed_out_anew() {
        return StoreRule.TM_05.on(store(), trial -> new DueTrials(trial).leases());
    }

    @TestFactory
    default DynamicTest ob_03_only_the_head_of_a_key_is_handed_out() {
        return StoreRule.OB_03.on(store(), trial -> new DueTrials(trial).heads());
    }

    @TestFactory
    default DynamicTest ob_04_what_was_given_up_blocks_nobody() {
        return StoreRule.OB_04.on(store(), trial -> new DueTrials(trial).givenUp());
    }
}
