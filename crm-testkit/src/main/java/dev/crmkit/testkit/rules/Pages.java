package dev.crmkit.testkit.rules;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Conditions;
import dev.crmkit.testkit.gen.Dice;
import dev.crmkit.testkit.gen.Edits;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.Texts;
import dev.crmkit.testkit.gen.World;
import dev.crmkit.testkit.gen.Worlds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks over pages in every order. */
final class Pages {
    private Pages() {}

    static void anyQueries(Trial trial) {
        Dice dice = trial.dice();
        for (int w = Tck.times(2); w > 0; w--) {
            World world = Worlds.any(dice, Schemas.any(dice), 30);
            Shelf shelf = trial.shelf(world);
            for (int i = 0; i < 40; i++) {
                RecordType type = dice.pick(List.copyOf(world.schema().types()));
                Condition where = new Conditions(dice, world).any(type.key(), dice.between(1, 3));
                walk(trial, shelf, world, type, where, orders(dice, type), dice.between(1, 12));
            }
        }
    }

    /** Every field that has an order, in both directions, in pages so small that every boundary is met. */
    static void everyOrder(Trial trial) {
        World world = Worlds.any(trial.dice(), Schemas.any(trial.dice()), 30);
        Shelf shelf = trial.shelf(world);
        for (RecordType type : world.schema().types()) {
            for (Field<?> field : sortable(type)) {
                for (boolean descending : List.of(false, true)) {
                    List<Order> orders = List.of(new Order(field, descending));
                    walk(
                            trial,
                            shelf,
                            world,
                            type,
                            Condition.always(),
                            orders,
                            trial.dice().between(1, 3));
                }
            }
        }
    }

    /** All troublesome texts, twice each, in both directions: ties, astral letters, texts that fold to nothing. */
    static void everyText(Trial trial) {
        Field<String> text = Field.text("value", 100);
        RecordType type = RecordType.plain("gen_sorted").fields(text).build();
        List<Record> records = new ArrayList<>();
        records.add(Record.create(type, trial.dice().id()).build());
        for (String value : Texts.known()) {
            for (int i = 0; i < 2; i++) {
                records.add(
                        Record.create(type, trial.dice().id()).set(text, value).build());
            }
        }
        World world = World.empty(Schema.of(List.of(type))).with(records);
        Shelf shelf = trial.shelf(world);
        for (boolean descending : List.of(false, true)) {
            List<Order> orders = List.of(new Order(text, descending));
            walk(
                    trial,
                    shelf,
                    world,
                    type,
                    Condition.always(),
                    orders,
                    trial.dice().between(3, 9));
        }
    }

    private static List<Field<?>> sortable(RecordType type) {
        List<Field<?>> sortable = new ArrayList<>();
        type.fields().stream().filter(field -> field.type().ordered()).forEach(sortable::add);
        return sortable;
    }

    private static List<Order> orders(Dice dice, RecordType type) {
        List<Order> orders = new ArrayList<>();
        dice.shuffled(dice.some(sortable(type), 3)).forEach(field -> orders.add(new Order(field, dice.chance(50))));
        return orders;
    }

    private static void walk(
            Trial trial, Shelf shelf, World world, RecordType type, Condition where, List<Order> orders, int limit) {
        String what = "\ntype: " + type + "\norders: " + orders + "\nlimit: " + limit + "\ncondition: " + where;
        List<Record> expected = world.sorted(type.key(), where, orders);
        shelf.read(tx -> {
            @Nullable Record last = null;
            for (int from = 0; from == 0 || from < expected.size(); from += limit) {
                Slice page = Ask.page(tx, type.key(), where, orders, last, limit);
                int to = Math.min(from + limit, expected.size());
                trial.sameRecords("records " + from + " to " + to + what, expected.subList(from, to), page.records());
                trial.same("more after record " + to + what, to < expected.size(), page.more());
                last = to == 0 ? null : expected.get(to - 1);
            }
            return expected;
        });
    }

    /** Between two pages others insert, change, bin and remove records. */
    static void whileOthersWrite(Trial trial) {
        Dice dice = trial.dice();
        for (int w = Tck.times(3); w > 0; w--) {
            World world = Worlds.any(dice, Schemas.any(dice), 40);
            RecordType type = world.schema().type(dice.pick(List.of(Schemas.BROAD, Schemas.PLAIN)));
            for (int i = 0; i < 4; i++) {
                disturbedWalk(trial, trial.shelf(world), world, type, orders(dice, type));
            }
        }
    }

    private static void disturbedWalk(Trial trial, Shelf shelf, World start, RecordType type, List<Order> orders) {
        World world = start;
        Set<RecordRef> touched = new HashSet<>();
        List<Record> seen = new ArrayList<>();
        Slice page = page(shelf, type, orders, seen);
        while (page.more()) {
            ChangeSet edit = Edits.any(trial.dice(), world, 4);
            shelf.apply(edit);
            world = Edits.after(world, edit);
            edit.changes().forEach(change -> touched.add(change.record().ref()));
            page = page(shelf, type, orders, seen);
        }
        List<Record> untouched = start.sorted(type.key(), Condition.always(), orders).stream()
                .filter(record -> !touched.contains(record.ref()))
                .toList();
        seen.removeIf(record -> touched.contains(record.ref()));
        trial.sameRecords("untouched records of " + type + " by " + orders, untouched, seen);
    }

    private static Slice page(Shelf shelf, RecordType type, List<Order> orders, List<Record> seen) {
        @Nullable Record last = seen.isEmpty() ? null : seen.get(seen.size() - 1);
        Slice page = shelf.read(tx -> Ask.page(tx, type.key(), Condition.always(), orders, last, 4));
        seen.addAll(page.records());
        return page;
    }
}
