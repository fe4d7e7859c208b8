package dev.crmkit.examples.filestore;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoredText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in the file, by the keys of its fields: a field that is no longer declared keeps its texts.
 *
 * @param values null when the record is gone
 */
record Row(String type, UUID id, long version, @Nullable Map<String, List<String>> values) {

    /** The row after the change of a record, over what was there before. */
    static Row of(Record record, @Nullable Row before) {
        Map<String, List<String>> texts = new TreeMap<>(before == null ? Map.of() : before.texts());
        for (Field<?> field : record.type().fields()) {
            record.value(field)
                    .ifPresentOrElse(
                            value -> texts.put(field.key(), StoredText.write(field, value)),
                            () -> texts.remove(field.key()));
        }
        return new Row(record.type().key(), record.id(), record.version(), texts);
    }

    Row gone() {
        return new Row(type, id, version, null);
    }

    boolean isGone() {
        return values == null;
    }

    private Map<String, List<String>> texts() {
        return values == null ? Map.of() : values;
    }

    /** The record laid out by the declared type. */
    Record read(RecordType declared) {
        Record.Builder record = Record.stored(declared, id, version);
        for (Field<?> field : declared.fields()) {
            List<String> texts = texts().get(field.key());
            if (texts != null) {
                record.put(field, StoredText.read(field, texts));
            }
        }
        return record.build();
    }
}
