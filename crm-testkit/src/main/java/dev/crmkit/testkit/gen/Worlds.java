package dev.crmkit.testkit.gen;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Fold;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fills a schema with records that keep its unique fields unique and point to each other only. */
@ForCallers
public final class Worlds {
    private static final int EMPTY_PERCENT = 27;

    private final Dice dice;
    private final Schema schema;
    private final Map<String, List<RecordRef>> refs = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    private Worlds(Dice dice, Schema schema) {
        this.dice = dice;
        this.schema = schema;
    }

    /**
     * A world of up to {@code size} records of each type, at least one.
     *
     * <p>A quarter of the fields is empty; of the records with a header some are in the bin.
     */
    public static World any(Dice dice, Schema schema, int size) {
        return new Worlds(dice, schema).world(size);
    }

    private World world(int size) {
        schema.types().forEach(type -> refs.put(type.key(), ids(type, size)));
        List<Record> records = new ArrayList<>();
        for (RecordType type : schema.types()) {
            targets(type.key()).forEach(ref -> records.add(record(type, ref)));
        }
        return World.empty(schema).with(records);
    }

    private List<RecordRef> ids(RecordType type, int size) {
        List<RecordRef> ids = new ArrayList<>();
        for (int i = dice.between(Math.max(1, size / 2), size); i > 0; i--) {
            ids.add(new RecordRef(type.key(), dice.id()));
        }
        return ids;
    }

    private Record record(RecordType type, RecordRef ref) {
        Record.Builder builder = Record.create(type, ref.id());
        for (Field<?> field : type.fields()) {
            if (!dice.chance(field.key().equals("deletedAt") ? 80 : EMPTY_PERCENT)) {
                builder.put(field, Values.any(dice, field.type(), this::targets));
            }
        }
        return unique(builder.build(), taken);
    }

    private List<RecordRef> targets(String type) {
        return refs.getOrDefault(type, List.of());
    }

    /** A further record of a type, with no unique value that any of these worlds has. */
    static Record another(Dice dice, String type, World before, World now) {
        Record.Builder builder = Record.create(now.schema().type(type), dice.id());
        fill(dice, now, builder, List.copyOf(now.schema().type(type).fields()));
        return unique(builder.build(), taken(before, now));
    }

    /** Another state of the record, at its next version, with no unique value that any of these worlds has. */
    static Record changed(Dice dice, Record record, World before, World now) {
        Record.Builder next = record.next();
        fill(dice, now, next, dice.some(List.copyOf(record.type().fields()), 6));
        return unique(next.build(), taken(before.without(record.ref()), now.without(record.ref())));
    }

    private static void fill(Dice dice, World world, Record.Builder builder, List<Field<?>> fields) {
        for (Field<?> field : fields) {
            if (dice.chance(EMPTY_PERCENT)) {
                builder.clear(field);
            } else {
                builder.put(field, Values.any(dice, field.type(), world::refs));
            }
        }
    }

    private static Set<String> taken(World... worlds) {
        Set<String> taken = new HashSet<>();
        for (World world : worlds) {
            world.all().forEach(record -> taken.addAll(keys(record).values()));
        }
        return taken;
    }

    /** The record without the unique values others have. */
    private static Record unique(Record record, Set<String> taken) {
        Record.Builder builder = record.edit();
        keys(record).forEach((field, key) -> {
            if (!taken.add(key)) {
                builder.clear(field);
            }
        });
        return builder.build();
    }

    private static Map<Field<?>, String> keys(Record record) {
        Map<Field<?>, String> keys = new HashMap<>();
        if (World.live(record)) {
            record.type().fields().stream()
                    .filter(Field::isUnique)
                    .forEach(field -> key(record, field).ifPresent(key -> keys.put(field, key)));
        }
        return keys;
    }

    private static Optional<String> key(Record record, Field<?> field) {
        return record.value(field)
                .map(value -> field.type() instanceof FieldType.Text text && !text.exact()
                        ? Fold.fold((String) value)
                        : value.toString())
                .map(value -> record.type().key() + "." + field.key() + "=" + value);
    }
}
