package dev.crmkit.testkit.rules;

import dev.crmkit.spi.ForImplementors;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.World;
import dev.crmkit.testkit.gen.Worlds;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is written stays what it was: values, change sets, reopened stores. */
@ForImplementors
public interface RecordRules extends StoreUnderTest {

    @TestFactory
    default DynamicTest st_01_what_is_written_is_read_back() {
        return StoreRule.ST_01.on(this, trial -> {
            RoundTrips.boundaries(trial);
            RoundTrips.zones(trial);
            RoundTrips.worlds(trial);
        });
    }

    @TestFactory
    default DynamicTest st_02_a_value_is_kept_or_refused() {
        return StoreRule.ST_02.on(this, RoundTrips::outsiders);
    }

    @TestFactory
    default DynamicTest st_10_a_removed_record_leaves_nothing_behind() {
        return StoreRule.ST_10.on(this, Removals::run);
    }

    @TestFactory
    default DynamicTest st_12_a_bad_change_spoils_the_whole_set() {
        return StoreRule.ST_12.on(this, trial -> {
            World world = Worlds.any(trial.dice(), Schemas.any(trial.dice()), 20);
            Shelf shelf = trial.shelf(world);
            for (int i = Tck.times(6); i > 0; i--) {
                BadChanges.stale(trial, shelf, world);
                BadChanges.duplicate(trial, shelf, world);
            }
        });
    }

    @TestFactory
    default DynamicTest st_13_reopening_changes_nothing() {
        return StoreRule.ST_13.on(this, trial -> {
            trial.needs(Capability.DURABLE);
            World world = Worlds.any(trial.dice(), Schemas.any(trial.dice()), 20);
            Shelf shelf = trial.shelf(world);
            List<Record> before = shelf.dump(world.schema());
            Shelf again = new Shelf(trial.reopened(), shelf.tenant());
            trial.same("steps of a second migration", List.of(), again.store().migrate(world.schema()));
            trial.sameRecords("all records after reopening", before, again.dump(world.schema()));
        });
    }
}
