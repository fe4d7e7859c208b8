package dev.crmkit.testkit.rules;

import dev.crmkit.spi.ForImplementors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Timers and messages that become due and are claimed. */
@ForImplementors
public interface DueRules extends StoreUnderTest {

    @TestFactory
    default DynamicTest tm_01_a_due_record_has_one_claimant() {
        return StoreRule.TM_01.on(this, trial -> {
            Claimants.race(trial);
            new DueTrials(trial).againstTheModel();
        });
    }

    @TestFactory
    default DynamicTest tm_02_nothing_due_is_lost() {
        return StoreRule.TM_02.on(this, trial -> {
            new Settlements(trial).abandoned();
            new Settlements(trial).untilAllAreSettled();
        });
    }

    @TestFactory
    default DynamicTest tm_03_nothing_is_handed_out_early() {
        return StoreRule.TM_03.on(this, trial -> {
            new DueTrials(trial).neverEarly();
            new DueTrials(trial).byTheClockOfTheStore();
            new DueTrials(trial).oneClock();
        });
    }

    @TestFactory
    default DynamicTest tm_04_what_was_removed_is_not_handed_out() {
        return StoreRule.TM_04.on(this, trial -> {
            new Settlements(trial).removedForGood();
            new Settlements(trial).removedMeanwhile();
        });
    }

    @TestFactory
    default DynamicTest tm_05_a_lease_that_is_over_is_handed_out_anew() {
        return StoreRule.TM_05.on(this, trial -> new DueTrials(trial).leases());
    }

    @TestFactory
    default DynamicTest ob_01_due_records_come_and_go_with_their_units() {
        return StoreRule.OB_01.on(this, trial -> {
            new Settlements(trial).comesWithItsUnit();
            new Settlements(trial).goesWithItsUnit();
        });
    }

    @TestFactory
    default DynamicTest ob_03_only_the_head_of_a_key_is_handed_out() {
        return StoreRule.OB_03.on(this, trial -> {
            new DueTrials(trial).heads();
            new DueTrials(trial).againstTheModel();
        });
    }

    @TestFactory
    default DynamicTest ob_04_what_was_given_up_blocks_nobody() {
        return StoreRule.OB_04.on(this, trial -> new DueTrials(trial).givenUp());
    }
}
