package dev.crmkit.core.internal.analysis;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A field, or the id, and the atoms that speak of it. Which atoms hold on a value is asked of the evaluator itself. Not
 * thread-safe.
 */
final class Variable {
    private final RecordType type;
    /** Null: the id of the record. */
    private final @Nullable Field<?> field;

    private final List<Condition> atoms = new ArrayList<>();
    private final List<ConditionEvaluator.Matcher> matchers = new ArrayList<>();

    private Variable(RecordType type, @Nullable Field<?> field) {
        this.type = type;
        this.field = field;
    }

    static Variable of(RecordType type, Field<?> field) {
        return new Variable(type, field);
    }

    static Variable id(RecordType type) {
        return new Variable(type, null);
    }

    Optional<Field<?>> field() {
        return Optional.ofNullable(field);
    }

    List<Condition> atoms() {
        return atoms;
    }

    /** The number of an atom among those of the variable. */
    int number(Condition atom) {
        int known = atoms.indexOf(atom);
        if (known >= 0) {
            return known;
        }
        atoms.add(atom);
        matchers.add(ConditionEvaluator.compile(atom));
        return atoms.size() - 1;
    }

    void put(Record.Builder record, Object value) {
        if (field != null) {
            record.put(field, value);
        }
    }

    /** One cell for each different answer, the first value that gave it; a field may be empty as well. */
    List<Cell> cells(Candidates candidates) {
        Map<BitSet, Cell> cells = new LinkedHashMap<>();
        if (field != null) {
            BitSet none = truths(Record.create(type, new UUID(0, 0)).build());
            cells.put(none, new Cell(null, none));
        }
        for (Object value : candidates.values()) {
            BitSet truths = truths(holding(value));
            cells.putIfAbsent(truths, new Cell(value, truths));
        }
        return List.copyOf(cells.values());
    }

    private Record holding(Object value) {
        UUID id = value instanceof UUID own && field == null ? own : new UUID(0, 0);
        Record.Builder record = Record.create(type, id);
        put(record, value);
        return record.build();
    }

    private BitSet truths(Record record) {
        BitSet truths = new BitSet(atoms.size());
        for (int i = 0; i < matchers.size(); i++) {
            truths.set(i, matchers.get(i).matches(record, Related.none()));
        }
        return truths;
    }
}
