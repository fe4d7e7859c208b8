package dev.crmkit.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.memory.InMemoryStore;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.testkit.gen.Conditions;
import dev.crmkit.testkit.gen.Dice;
import dev.crmkit.testkit.gen.Edits;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.World;
import dev.crmkit.testkit.gen.Worlds;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** The store in memory beside a plain list, over many more worlds than the contract takes. */
class MemoryLawsTest {

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void the_store_finds_what_a_plain_list_has(@ForAll long seed) {
        Dice dice = Dice.of(seed);
        World world = Worlds.any(dice, Schemas.any(dice), dice.between(1, 25));
        InMemoryStore store = InMemoryStore.create();
        store.migrate(world.schema());
        store.inTx(UnitOptions.write("main"), tx -> {
            tx.apply(new ChangeSet(
                    world.all().stream().<Change>map(Change.Insert::new).toList()));
            return world;
        });
        World now = world;
        for (int step = 0; step < 3; step++) {
            ChangeSet edit = Edits.any(dice, now, 8);
            store.inTx(UnitOptions.write("main"), tx -> {
                tx.apply(edit);
                return edit;
            });
            now = Edits.after(now, edit);
            for (int question = 0; question < 20; question++) {
                String type = dice.pick(List.of(Schemas.BROAD, Schemas.PLAIN, Schemas.TARGET));
                Condition where = new Conditions(dice, now).any(type, 5);
                assertThat(found(store, type, where)).as("%s", where).isEqualTo(now.sorted(type, where, List.of()));
            }
        }
    }

    private static List<Record> found(InMemoryStore store, String type, Condition where) {
        RecordQuery query = new RecordQuery(type, where, List.of(), null, 1_000);
        return store.inTx(UnitOptions.read("main"), tx -> tx.find(query)).records();
    }
}
