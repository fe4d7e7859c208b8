package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody and a record that show what rules do: both are made up, and an {@link AccessEngine} can be asked about them.
 * Immutable and thread-safe.
 *
 * @param subject holds the roles in question, in an imagined unit
 * @param record with the few values that matter
 */
@ForCallers
public record AccessWitness(Subject subject, Record record) {

    /** In words, such as {@code EMPLOYEE on lead{owner: himself, unit: elsewhere}}. */
    @Override
    public String toString() {
        List<String> values = new ArrayList<>();
        if (record.ref().equals(subject.ref())) {
            values.add("himself");
        }
        for (Field<?> field : record.type().fields()) {
            record.value(field).ifPresent(value -> values.add(field.key() + ": " + shown(field, value)));
        }
        return subject.login() + " on " + record.type().key() + "{" + String.join(", ", values) + "}";
    }

    private String shown(Field<?> field, Object value) {
        if (value.equals(subject.ref())) {
            return "himself";
        }
        if (!(value instanceof RecordRef ref)) {
            return value.toString();
        }
        if (subject.held().stream().anyMatch(role -> role.unit().equals(ref))) {
            return "his unit";
        }
        if (subject.held().stream().anyMatch(role -> role.units().contains(ref))) {
            return "below his unit";
        }
        return field.equals(Header.UNIT) ? "elsewhere" : ref.toString();
    }
}
