package dev.crmkit.testkit.rules;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Aggregates;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.Aggregation.Group;
import dev.crmkit.spi.storage.Aggregation.Kind;
import dev.crmkit.spi.storage.Aggregation.Measure;
import dev.crmkit.spi.storage.Aggregation.Period;
import dev.crmkit.testkit.gen.Conditions;
import dev.crmkit.testkit.gen.Dice;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.World;
import dev.crmkit.testkit.gen.Worlds;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Aggregations of every kind beside a plain loop over the records. */
final class Sums {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"), ZoneId.of("Europe/Moscow"), ZoneId.of("Asia/Kathmandu"), ZoneId.of("America/New_York"));

    /** Databases and Java tell the same local time only where the rules of the zones have been the same for long. */
    private static final Instant ZONED_FROM = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant ZONED_TO = Instant.parse("2030-01-01T00:00:00Z");

    private Sums() {}

    static void anyAggregations(Trial trial) {
        Dice dice = trial.dice();
        for (int w = Tck.times(3); w > 0; w--) {
            World world = Worlds.any(dice, Schemas.any(dice), 30);
            Shelf shelf = trial.shelf(world);
            for (int i = 0; i < 80; i++) {
                compare(trial, shelf, world, any(dice, world));
            }
            limited(trial, shelf, world);
        }
    }

    private static Aggregation any(Dice dice, World world) {
        RecordType type = dice.pick(List.copyOf(world.schema().types()));
        Condition where = new Conditions(dice, world).any(type.key(), dice.between(1, 3));
        List<Group> groups = new ArrayList<>();
        for (Field<?> field : dice.some(fields(type, Sums::groupable), 2)) {
            groups.add(group(dice, field));
        }
        return new Aggregation(type.key(), inZonedTimes(where, groups), groups, measures(dice, type), 1000);
    }

    private static Condition inZonedTimes(Condition where, List<Group> groups) {
        List<Condition> parts = new ArrayList<>(List.of(where));
        for (Group group : groups) {
            if (group instanceof Aggregation.ByPeriod && group.field().type() instanceof FieldType.Moment) {
                parts.add(group.field().between(ZONED_FROM, ZONED_TO));
            }
        }
        return new Condition.All(parts);
    }

    private static Group group(Dice dice, Field<?> field) {
        boolean moment = field.type() instanceof FieldType.Moment;
        boolean dated = moment || field.type() instanceof FieldType.Day;
        if (!dated || dice.chance(30)) {
            return new Aggregation.ByValue(field);
        }
        List<Period> periods = moment ? List.of(Period.values()) : List.of(Period.DAY, Period.MONTH);
        return new Aggregation.ByPeriod(field, dice.pick(periods), dice.pick(ZONES));
    }

    private static List<Measure> measures(Dice dice, RecordType type) {
        List<Measure> measures = new ArrayList<>(List.of(Measure.count()));
        dice.some(fields(type, field -> !field.type().multiValued()), 1)
                .forEach(field -> measures.add(Measure.of(Kind.COUNT, field)));
        dice.some(fields(type, Sums::summable), 1).forEach(field -> measures.add(Measure.of(Kind.SUM, field)));
        for (Field<?> field : dice.some(fields(type, Sums::ranked), 2)) {
            measures.add(Measure.of(dice.chance(50) ? Kind.MIN : Kind.MAX, field));
        }
        return dice.shuffled(measures);
    }

    private static List<Field<?>> fields(RecordType type, Predicate<Field<?>> wanted) {
        List<Field<?>> fields = new ArrayList<>();
        type.fields().stream().filter(wanted).forEach(fields::add);
        return fields;
    }

    private static boolean groupable(Field<?> field) {
        return !field.type().multiValued()
                && !(field.type() instanceof FieldType.LongText)
                && !(field.type() instanceof FieldType.StoredFile);
    }

    private static boolean summable(Field<?> field) {
        return field.type() instanceof FieldType.WholeNumber
                || field.type() instanceof FieldType.Decimal
                || field.type() instanceof FieldType.Amount;
    }

    private static boolean ranked(Field<?> field) {
        return summable(field) || field.type() instanceof FieldType.Day || field.type() instanceof FieldType.Moment;
    }

    private static void compare(Trial trial, Shelf shelf, World world, Aggregation wish) {
        Object expected = answer(() -> Folding.of(wish, world.matching(wish.type(), wish.where())));
        Object observed = answer(() -> rows(shelf.read(tx -> tx.aggregate(wish))));
        trial.same("rows of " + wish, expected, observed);
    }

    /** The rows, or the word that they were refused: several currencies, or too large a sum. */
    private static Object answer(Supplier<Object> rows) {
        try {
            return rows.get();
        } catch (InvalidInputException refusal) {
            return "refused";
        }
    }

    private static Map<List<Optional<Object>>, List<Optional<Object>>> rows(Aggregates answer) {
        Map<List<Optional<Object>>, List<Optional<Object>>> rows = new HashMap<>();
        answer.rows().forEach(row -> rows.put(row.keys(), row.values()));
        if (rows.size() < answer.rows().size()) {
            throw new IllegalStateException("Two rows of one group: " + answer);
        }
        return rows;
    }

    /** Of more groups than asked for one more is given, and each with its true count. */
    private static void limited(Trial trial, Shelf shelf, World world) {
        Field<?> number = world.schema().type(Schemas.BROAD).field("order").orElseThrow();
        List<Group> groups = List.of(new Aggregation.ByValue(number));
        Aggregation wish = new Aggregation(Schemas.BROAD, Condition.always(), groups, List.of(Measure.count()), 2);
        Map<List<Optional<Object>>, List<Optional<Object>>> all = Folding.of(wish, world.all(Schemas.BROAD));
        Map<List<Optional<Object>>, List<Optional<Object>>> some = rows(shelf.read(tx -> tx.aggregate(wish)));
        trial.same("number of rows of " + wish, Math.min(3, all.size()), some.size());
        trial.require(
                all.entrySet().containsAll(some.entrySet()), "rows of " + wish + ": " + some + " are not of " + all);
    }
}
