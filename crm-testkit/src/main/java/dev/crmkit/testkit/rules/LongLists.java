package dev.crmkit.testkit.rules;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.testkit.gen.World;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Lists of values from none to the most a condition may have. */
final class LongLists {
    private static final List<Integer> SIZES = List.of(0, 1, 2, 999, 1_000, 1_001, 65_536, 70_000, 100_000);
    private static final String TYPE = "gen_listed";
    private static final Field<Long> NUMBER = Field.wholeNumber("number");
    private static final Field<String> NAME = Field.text("name", 20);

    private LongLists() {}

    static void run(Trial trial) {
        Schema schema =
                Schema.of(List.of(RecordType.plain(TYPE).fields(NUMBER, NAME).build()));
        List<Record> records = new ArrayList<>();
        for (long number : List.of(0L, 1L, 998L, 999L, 65_535L, 69_999L, 99_999L, 100_000L)) {
            records.add(Record.create(schema.type(TYPE), trial.dice().id())
                    .set(NUMBER, number)
                    .set(NAME, "n" + number)
                    .build());
        }
        records.add(Record.create(schema.type(TYPE), trial.dice().id()).build());
        World world = World.empty(schema).with(records);
        Shelf shelf = trial.shelf(world);
        for (int size : SIZES) {
            check(trial, shelf, world, size, numbers(size));
            check(trial, shelf, world, size, names(size));
            check(trial, shelf, world, size, ids(trial, records, size));
        }
    }

    private static void check(Trial trial, Shelf shelf, World world, int size, Condition where) {
        String what = "one of " + size + " values of " + where.getClass().getSimpleName();
        trial.sameRecords(what, world.sorted(TYPE, where, List.of()), shelf.list(TYPE, where));
        trial.sameRecords("not " + what, world.sorted(TYPE, where.not(), List.of()), shelf.list(TYPE, where.not()));
    }

    private static Condition numbers(int size) {
        List<Operand> values = new ArrayList<>(size);
        for (long i = 0; i < size; i++) {
            values.add(Operand.of(i));
        }
        return new Condition.In(NUMBER, values, TextMode.FOLDED);
    }

    private static Condition names(int size) {
        List<Operand> values = new ArrayList<>(size);
        for (long i = 0; i < size; i++) {
            values.add(Operand.of("n" + i));
        }
        return new Condition.In(NAME, values, TextMode.FOLDED);
    }

    private static Condition ids(Trial trial, List<Record> records, int size) {
        List<UUID> ids = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            boolean known = i % 9_999 == 0 && i / 9_999 < records.size();
            ids.add(known ? records.get(i / 9_999).id() : trial.dice().id());
        }
        return Condition.ids(ids);
    }
}
