package dev.crmkit.testkit.rules;

import dev.crmkit.spi.ForImplementors;
import dev.crmkit.testkit.StoreFixture;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Units of work: all or nothing, own writes, conflicts, nesting. */
@ForImplementors
public interface UnitRules {

    StoreFixture store();

    @TestFactory
    default DynamicTest st_03_a_unit_commits_all_or_nothing() {
        return StoreRule.ST_03.on(store(), Units::allOrNothing);
    }

    @TestFactory
    default DynamicTest st_04_a_unit_reads_its_own_writes() {
        return StoreRule.ST_04.on(store(), Units::ownWrites);
    }

    @TestFactory
    default DynamicTest uw_01_a_failed_unit_is_dead() {
        return StoreRule.UW_01.on(store(), DeadUnits::run);
    }

    @TestFactory
    default DynamicTest uw_02_others_see_committed_records_only() {
        return StoreRule.UW_02.on(store(), Units::committedOnly);
    }

    @TestFactory
    default DynamicTest uw_03_no_update_is_lost() {
        return StoreRule.UW_03.on(store(), Races::noUpdateIsLost);
    }

    @TestFactory
    default DynamicTest uw_04_a_stale_change_is_refused() {
        return StoreRule.UW_04.on(store(), Conflicts::run);
    }

    @TestFactory
    default DynamicTest uw_06_a_record_loaded_for_change_is_held() {
        return StoreRule.UW_06.on(store(), Races::oneAtATime);
    }

    @TestFactory
    default DynamicTest uw_07_a_unique_value_has_one_live_holder() {
        return StoreRule.UW_07.on(store(), trial -> {
            UniqueValues.run(trial);
            Races.oneHolder(trial);
        });
    }

    @TestFactory
    default DynamicTest uw_10_a_nested_unit_is_part_of_the_outer_one() {
        return StoreRule.UW_10.on(store(), NestedUnits::run);
    }
}
