package dev.crmkit.testkit.rules;

import dev.crmkit.spi.ForImplementors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Units of work: all or nothing, own writes, conflicts, nesting. */
@ForImplementors
public interface UnitRules extends StoreUnderTest {

    @TestFactory
    default DynamicTest st_03_a_unit_commits_all_or_nothing() {
        return StoreRule.ST_03.on(this, trial -> {
            Units.lateRefusal(trial);
            Units.allOrNothing(trial);
        });
    }

    @TestFactory
    default DynamicTest st_04_a_unit_reads_its_own_writes() {
        return StoreRule.ST_04.on(this, Units::ownWrites);
    }

    @TestFactory
    default DynamicTest uw_01_a_failed_unit_is_dead() {
        return StoreRule.UW_01.on(this, DeadUnits::run);
    }

    @TestFactory
    default DynamicTest uw_02_others_see_committed_records_only() {
        return StoreRule.UW_02.on(this, trial -> {
            Isolation.committedOnly(trial);
            Units.committedOnly(trial);
        });
    }

    @TestFactory
    default DynamicTest uw_03_no_update_is_lost() {
        return StoreRule.UW_03.on(this, trial -> {
            Isolation.lostUpdates(trial);
            Races.noUpdateIsLost(trial);
        });
    }

    @TestFactory
    default DynamicTest uw_04_a_stale_change_is_refused() {
        return StoreRule.UW_04.on(this, Conflicts::run);
    }

    @TestFactory
    default DynamicTest uw_05_units_can_be_told_in_an_order() {
        return StoreRule.UW_05.on(this, Crowd::run);
    }

    @TestFactory
    default DynamicTest uw_06_a_record_loaded_for_change_is_held() {
        return StoreRule.UW_06.on(this, trial -> {
            Isolation.held(trial);
            Races.oneAtATime(trial);
        });
    }

    @TestFactory
    default DynamicTest uw_07_a_unique_value_has_one_live_holder() {
        return StoreRule.UW_07.on(this, trial -> {
            UniqueValues.run(trial);
            Takers.everyOrder(trial);
            Races.oneHolder(trial);
        });
    }

    @TestFactory
    default DynamicTest uw_09_opposite_orders_end() {
        return StoreRule.UW_09.on(this, Isolation::opposite);
    }

    @TestFactory
    default DynamicTest uw_10_a_nested_unit_is_part_of_the_outer_one() {
        return StoreRule.UW_10.on(this, NestedUnits::run);
    }

    @TestFactory
    default DynamicTest uw_11_units_wait_only_where_they_must() {
        return StoreRule.UW_11.on(this, Isolation::unconcerned);
    }

    @TestFactory
    default DynamicTest uw_12_a_unit_is_part_of_the_hosts_transaction() {
        return StoreRule.UW_12.on(this, Hosted::run);
    }

    @TestFactory
    default DynamicTest uw_13_a_unit_answers_only_while_what_it_relies_on_is_as_expected() {
        return StoreRule.UW_13.on(this, Expecting::run);
    }

    @TestFactory
    default DynamicTest st_14_failed_units_keep_nothing() {
        return StoreRule.ST_14.on(this, Failures::run);
    }
}
