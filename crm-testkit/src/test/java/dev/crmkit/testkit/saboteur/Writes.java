package dev.crmkit.testkit.saboteur;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.LoadPlan.Selection;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoreTx;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Changes of records on their way in or out. */
final class Writes {
    /** Given for a value: the field becomes empty. */
    static final Object EMPTY = new Object();

    private Writes() {}

    /** The same record with other values. */
    static Record mapped(Record record, long version, BiFunction<Field<?>, Object, Object> change) {
        Record.Builder mapped = Record.stored(record.type(), record.id(), version);
        for (Field<?> field : record.type().fields()) {
            record.value(field)
                    .map(value -> change.apply(field, value))
                    .filter(value -> !value.equals(EMPTY))
                    .ifPresent(value -> mapped.put(field, value));
        }
        return mapped.build();
    }

    static Change mapped(Change change, BiFunction<Field<?>, Object, Object> values) {
        Record record = mapped(change.record(), change.record().version(), values);
        if (change instanceof Change.Insert) {
            return new Change.Insert(record);
        }
        return change instanceof Change.Update update
                ? new Change.Update(update.before(), record, update.permit())
                : change;
    }

    static Object rounded(Field<?> field, Object value) {
        return value instanceof BigDecimal decimal && field.type() instanceof FieldType.Decimal type
                ? decimal.setScale(type.scale(), RoundingMode.HALF_UP)
                : value;
    }

    /** Makes the change expect whatever version is stored. */
    static Change expectingAnything(StoreTx tx, Change change) {
        Optional<Record> stored = stored(tx, change.record());
        if (stored.isEmpty() || change instanceof Change.Insert) {
            return change;
        }
        Record after = mapped(change.record(), stored.get().version() + 1, (field, value) -> value);
        return change instanceof Change.Update update
                ? new Change.Update(stored.get(), after, update.permit())
                : new Change.Remove(stored.get());
    }

    static Optional<Record> stored(StoreTx tx, Record record) {
        Selection one = new Selection("one", record.type().key(), Condition.id(record.id()), 1, false);
        return tx.load(new LoadPlan(List.of(one))).one("one");
    }
}
