package dev.crmkit.testkit.rules;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.World;
import dev.crmkit.testkit.gen.Worlds;
import java.util.List;

/** Records that are removed for good, full as they can be, with others pointing to them. */
final class Removals {
    private static final Field<RecordRef> DEAL = Field.reference("deal", Schemas.BROAD);
    private static final Field<List<RecordRef>> OTHERS = Field.multiReference("others", Schemas.BROAD);

    private final Trial trial;
    private final Shelf shelf;
    private final World world;

    private Removals(Trial trial, Schema schema) {
        this.trial = trial;
        this.world = Worlds.any(trial.dice(), schema, 8);
        this.shelf = trial.shelf(world);
    }

    static void run(Trial trial) {
        Removals removals = new Removals(trial, Schemas.any(trial.dice()));
        trial.dice().some(removals.world.all(Schemas.BROAD), 4).forEach(removals::gone);
        removals.gone(removals.world.all(Schemas.BROAD).get(0));
    }

    private void gone(Record record) {
        Record line = Record.create(
                        world.schema().type(Schemas.PLAIN), trial.dice().id())
                .set(DEAL, record.ref())
                .set(OTHERS, List.of(record.ref()))
                .build();
        shelf.insert(line);
        related(line, true, "before the removal of " + record);
        shelf.apply(Shelf.removes(record));
        trial.same(
                "what is left of " + record,
                List.of(),
                shelf.get(record.ref()).stream().toList());
        related(line, false, "after the removal of " + record);
        stored("what pointed to it", line);
        again(record, line);
    }

    /** The id is free, and so are the unique values; nothing of the old record is in the new one. */
    private void again(Record record, Record line) {
        Record bare = Record.create(record.type(), record.id()).build();
        shelf.insert(bare);
        stored("a bare record with the id of one removed", bare);
        related(line, true, "after another " + record + " was inserted");
        shelf.apply(Shelf.removes(bare));
        Record twin = as(record);
        shelf.insert(twin);
        stored("a record with the values of one removed", twin);
        shelf.apply(Shelf.removes(twin));
        shelf.insert(record);
        stored("the record itself, inserted anew", record);
        shelf.apply(Shelf.removes(line));
    }

    private Record as(Record record) {
        Record.Builder twin = Record.create(record.type(), trial.dice().id());
        record.type().fields().forEach(field -> record.value(field).ifPresent(value -> twin.put(field, value)));
        return twin.build();
    }

    private void stored(String what, Record record) {
        trial.sameRecords(
                what, List.of(record), shelf.get(record.ref()).stream().toList());
    }

    private void related(Record line, boolean expected, String when) {
        boolean live = expected && isLive(line.require(DEAL));
        for (Field<?> field : List.of(DEAL, OTHERS)) {
            Condition where = Condition.exists(new Relation.Forward(field, Schemas.BROAD), Condition.always());
            long found = shelf.count(Schemas.PLAIN, Condition.id(line.id()).and(where));
            trial.same("related by " + field + " " + when, live ? 1L : 0L, found);
        }
    }

    private boolean isLive(RecordRef ref) {
        return shelf.get(ref).filter(World::live).isPresent();
    }
}
