package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.storage.Record;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Empties the fields one subject may not read, in records of one type he may READ. Compiled once for many records.
 * Immutable and thread-safe.
 */
@ForCallers
public final class Mask {
    private final Map<FieldClass, ConditionEvaluator.Matcher> sometimes = new EnumMap<>(FieldClass.class);
    private final List<Condition> conditions;

    /** Hides the fields of a class where its condition does not hold; fields of the other classes never. */
    Mask(Map<FieldClass, Condition> readable) {
        this.conditions = List.copyOf(readable.values());
        readable.forEach((each, when) -> sometimes.put(each, ConditionEvaluator.compile(when)));
    }

    /** What it asks of a record; for those who have to find out beforehand what they will say of its relations. */
    public List<Condition> conditions() {
        return conditions;
    }

    /** The record without what is hidden; the same record when nothing is. */
    public Record apply(Record record, Related related) {
        Set<FieldClass> hidden = EnumSet.noneOf(FieldClass.class);
        sometimes.forEach((each, when) -> {
            if (!when.matches(record, related)) {
                hidden.add(each);
            }
        });
        return hidden.isEmpty() ? record : keep(record, field -> !hidden.contains(field.fieldClass()));
    }

    static Record keep(Record record, Predicate<Field<?>> kept) {
        Record.Builder masked = Record.stored(record.type(), record.id(), record.version());
        for (Field<?> field : record.type().fields()) {
            if (kept.test(field)) {
                record.value(field).ifPresent(value -> masked.put(field, value));
            }
        }
        return masked.build();
    }
}
