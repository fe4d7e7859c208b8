package dev.crmkit.core.memory;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fits records and types to a changed schema. Nothing is lost: a field no longer declared is kept. */
final class Shape {
    private Shape() {}

    /** The declared type with the fields that only the stored one has. */
    static RecordType widen(RecordType stored, RecordType declared) {
        List<Field<?>> kept = new ArrayList<>();
        for (Field<?> field : stored.fields()) {
            Optional<Field<?>> now = declared.field(field.key());
            if (now.isEmpty()) {
                kept.add(field);
            } else if (!now.get().equals(field)
                    || !isWide(field.type(), now.get().type())) {
                throw new StorageException("The field " + stored.key() + "." + field.key() + " is stored as "
                        + field.type() + " and cannot become " + now.get().type());
            }
        }
        return kept.isEmpty() ? declared : declared.with(kept);
    }

    /** Whether every value of the one is one of the other; which options there are is for the door to check. */
    private static boolean isWide(FieldType<?> stored, FieldType<?> declared) {
        if (stored instanceof FieldType.Text before && declared instanceof FieldType.Text now) {
            return now.maxLength() >= before.maxLength();
        }
        if (stored instanceof FieldType.LongText before && declared instanceof FieldType.LongText now) {
            return now.maxLength() >= before.maxLength();
        }
        if (stored instanceof FieldType.Decimal before && declared instanceof FieldType.Decimal now) {
            return now.scale() >= before.scale()
                    && now.precision() - now.scale() >= before.precision() - before.scale();
        }
        if (stored instanceof FieldType.Reference before && declared instanceof FieldType.Reference now) {
            return now.targets().size() > 1 || now.targets().equals(before.targets());
        }
        return true;
    }

    /** What a migration from the stored type to the wider one does, in words. */
    static List<String> steps(Optional<RecordType> stored, RecordType wider) {
        if (stored.isEmpty()) {
            return List.of("add type " + wider.key());
        }
        return wider.fields().stream()
                .flatMap(field -> step(stored.get(), field).stream())
                .toList();
    }

    private static Optional<String> step(RecordType stored, Field<?> field) {
        Optional<Field<?>> before = stored.field(field.key());
        if (before.isEmpty()) {
            return Optional.of("add field " + stored.key() + "." + field.key());
        }
        return before.get().type().equals(field.type())
                ? Optional.empty()
                : Optional.of("change field " + stored.key() + "." + field.key());
    }

    /** The same record laid out by the stored type; what it does not know is taken from {@code base}. */
    static Record fit(Record record, RecordType stored, Optional<Record> base) {
        if (record.type() == stored) {
            return record;
        }
        Record.Builder fitted = Record.stored(stored, record.id(), record.version());
        base.ifPresent(before -> copy(before, stored, fitted));
        copy(record, stored, fitted);
        return fitted.build();
    }

    private static void copy(Record from, RecordType to, Record.Builder into) {
        for (Field<?> field : from.type().fields()) {
            if (!to.has(field)) {
                throw new StorageException(
                        "The field " + to.key() + "." + field.key() + " is not stored: migrate first");
            }
            from.value(field).ifPresentOrElse(value -> into.put(field, value), () -> into.clear(field));
        }
    }
}
