package dev.crmkit.core.internal.verify;

import dev.crmkit.core.internal.analysis.CellVerdict;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Record;
import java.util.Optional;

/** Records that show something, in the state it is about. */
record Witnesses(Machine machine) {

    /** The record that was found, if one was, where the way leaves from. */
    Optional<Record> of(CellVerdict verdict, Way way) {
        return verdict instanceof CellVerdict.Some some
                ? Optional.of(in(way.origin(), some.witness()))
                : Optional.empty();
    }

    private Record in(String state, Record record) {
        Field<?> field = machine.type().field(machine.definition().stateField()).orElseThrow();
        return state.isEmpty() ? record : record.edit().put(field, state).build();
    }
}
