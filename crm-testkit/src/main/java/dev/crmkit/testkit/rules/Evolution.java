package dev.crmkit.testkit.rules;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.SortKey;
import dev.crmkit.testkit.gen.Dice;
import dev.crmkit.testkit.gen.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A type whose fields come, go, come back and grow, and whose options are declared and no longer declared, while records
 * are written under each of its schemas.
 */
final class Evolution {
    private static final String TYPE = "gen_changing";
    private static final int WIDEST = 3;

    private final Trial trial;
    private final Dice dice;
    private final Map<String, Integer> widths = new HashMap<>();
    private final Map<String, Field<?>> declared = new LinkedHashMap<>();
    private final Map<UUID, Row> rows = new LinkedHashMap<>();
    private final List<String> story = new ArrayList<>();

    /** A record as it ought to be: with the values of fields that are not declared now. */
    private record Row(long version, Map<String, Object> values) {}

    private Evolution(Trial trial) {
        this.trial = trial;
        this.dice = trial.dice();
    }

    static void run(Trial trial) {
        for (int i = Tck.times(3); i > 0; i--) {
            Evolution evolution = new Evolution(trial);
            evolution.story();
        }
    }

    private void story() {
        for (int i = 0; i < 4; i++) {
            change();
        }
        Shelf shelf = trial.shelf(schema());
        for (int step = 0; step < 8; step++) {
            write(shelf);
            compare(shelf);
            change();
            shelf = trial.evolved(shelf, schema(), dice.chance(40));
            compare(shelf);
        }
    }

    /** All kinds of field, each at one of its widths. */
    private static Field<?> field(String kind, int width) {
        return switch (kind) {
            case "text" -> Field.text(kind, 20 * width);
            case "code" -> Field.code(kind, 20 * width);
            case "comment" -> Field.longText(kind);
            case "whole" -> Field.of(kind, new FieldType.WholeNumber(-1000L * width, 1000L * width));
            case "rate" -> Field.decimal(kind, 8 + 2 * width, 4);
            case "amount" -> Field.money(kind);
            case "flag" -> Field.bool(kind);
            case "day" -> Field.date(kind);
            case "at" -> Field.instant(kind);
            case "stage" -> Field.choice(kind, options(width));
            case "tags" -> Field.multiChoice(kind, options(width));
            case "phones" -> Field.phones(kind);
            default -> Field.emails(kind);
        };
    }

    private static final List<String> KINDS = List.of(
            "text", "code", "comment", "whole", "rate", "amount", "flag", "day", "at", "stage", "tags", "phones",
            "emails");

    /** Their options may go as well: a value stays what it is when nobody may choose it any more. */
    private static final List<String> OPTIONAL = List.of("stage", "tags");

    private static Option[] options(int width) {
        List<Option> options = new ArrayList<>();
        for (int i = 0; i < 2 * width; i++) {
            options.add(Option.of("OPTION_" + i));
        }
        return options.toArray(Option[]::new);
    }

    private void change() {
        String kind = dice.pick(KINDS);
        if (declared.containsKey(kind) && declared.size() > 1 && dice.chance(50)) {
            declared.remove(kind);
            story.add("retire " + kind);
        } else {
            int width = OPTIONAL.contains(kind)
                    ? dice.between(1, WIDEST)
                    : Math.min(WIDEST, widths.getOrDefault(kind, 0) + 1);
            widths.put(kind, width);
            declared.put(kind, field(kind, width));
            story.add("declare " + kind + " at width " + width);
        }
    }

    private RecordType type() {
        return RecordType.plain(TYPE)
                .fields(declared.values().toArray(Field<?>[]::new))
                .build();
    }

    private Schema schema() {
        return Schema.of(List.of(type()));
    }

    private void write(Shelf shelf) {
        for (int i = 0; i < 3; i++) {
            UUID id = dice.id();
            rows.put(id, new Row(1, new TreeMap<>()));
            Record.Builder record = Record.create(type(), id);
            fill(record, id);
            shelf.insert(record.build());
        }
        for (UUID id : dice.some(List.copyOf(rows.keySet()), 4)) {
            update(shelf, id);
        }
    }

    /** By a node that knows the declared fields only. */
    private void update(Shelf shelf, UUID id) {
        Record before = record(id);
        rows.put(id, new Row(before.version() + 1, row(id).values()));
        Record.Builder after = before.next();
        fill(after, id);
        shelf.update(before, after.build());
    }

    private void fill(Record.Builder record, UUID id) {
        Map<String, Object> values = row(id).values();
        for (Field<?> field : declared.values()) {
            if (dice.chance(60)) {
                Object value = Values.any(dice, field.type(), type -> List.of());
                values.put(field.key(), value);
                record.put(field, value);
            } else if (dice.chance(30)) {
                values.remove(field.key());
                record.clear(field);
            }
        }
    }

    private Row row(UUID id) {
        return Objects.requireNonNull(rows.get(id));
    }

    private Record record(UUID id) {
        Row row = row(id);
        Record.Builder record = Record.stored(type(), id, row.version());
        declared.values().forEach(field -> {
            Object value = row.values().get(field.key());
            if (value != null) {
                record.put(field, value);
            }
        });
        return record.build();
    }

    private void compare(Shelf shelf) {
        for (UUID id : rows.keySet()) {
            Record expected = record(id);
            Record observed = shelf.get(expected.ref())
                    .map(this::declaredOnly)
                    .orElseGet(() -> Record.stored(type(), id, 0).build());
            trial.sameRecords("stored after " + story, List.of(expected), List.of(observed));
        }
        Optional.ofNullable(declared.get("stage")).ifPresent(stage -> compareOrder(shelf, List.of(Order.asc(stage))));
    }

    /** Options that are no longer declared come after those that are. */
    private void compareOrder(Shelf shelf, List<Order> orders) {
        List<UUID> expected = rows.keySet().stream()
                .map(this::record)
                .sorted(SortKey.comparator(orders))
                .map(Record::id)
                .toList();
        List<UUID> observed = shelf.list(TYPE, Condition.always(), orders, 5).stream()
                .map(Record::id)
                .toList();
        trial.same("the order of the stages after " + story, expected, observed);
    }

    /** A store may answer with fields that are no longer declared. */
    private Record declaredOnly(Record stored) {
        Record.Builder record = Record.stored(type(), stored.id(), stored.version());
        declared.values().forEach(field -> stored.value(field).ifPresent(value -> record.put(field, value)));
        return record.build();
    }
}
