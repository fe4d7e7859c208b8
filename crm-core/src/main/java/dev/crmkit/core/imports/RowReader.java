package dev.crmkit.core.imports;

import dev.crmkit.core.value.CheckedInput;
import dev.crmkit.core.value.InputCheck;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns rows into checked input by a mapping. Immutable and thread-safe. */
@ForCallers
public final class RowReader {
    private record Column(Field<?> field, CellReader cells) {}

    private final ImportMapping mapping;
    private final RecordType type;
    private final InputCheck door;
    private final Map<String, Column> columns;

    private RowReader(ImportMapping mapping, RecordType type, InputCheck door, Map<String, Column> columns) {
        this.mapping = mapping;
        this.type = type;
        this.door = door;
        this.columns = columns;
    }

    /**
     * A reader for one mapping.
     *
     * @throws InvalidInputException with everything in the mapping that does not fit the type; paths are JSON pointers
     */
    public static RowReader of(ImportMapping mapping, RecordType type, InputCheck door) {
        new MappingCheck(mapping, type, door).requireClean();
        Map<String, Column> columns = new LinkedHashMap<>();
        mapping.columns().forEach((name, column) -> {
            Field<?> field = type.field(column.field()).orElseThrow();
            columns.put(name, new Column(field, new CellReader(field.type(), column)));
        });
        return new RowReader(mapping, type, door, columns);
    }

    /** The row as input, or everything that is wrong with it. */
    public RowReading read(CsvRow row) {
        if (!row.violations().isEmpty()) {
            return new RowVerdict.Rejected(
                    row.number(),
                    row.violations().stream()
                            .map(violation -> new CellFault(violation.path(), violation))
                            .toList());
        }
        return new RowPass(row).reading();
    }

    /** One row while it is read. */
    private final class RowPass {
        private final CsvRow row;
        private final Map<String, Object> values = new LinkedHashMap<>(mapping.constants());
        private final List<CellFault> faults = new ArrayList<>();

        RowPass(CsvRow row) {
            this.row = row;
        }

        RowReading reading() {
            columns.forEach(this::read);
            Optional<String> key = externalKey();
            if (!faults.isEmpty()) {
                return new RowVerdict.Rejected(row.number(), faults);
            }
            CheckedInput input = door.check(type, values);
            return input.isClean()
                    ? new RowInput(row.number(), input, key.orElse(null))
                    : new RowVerdict.Rejected(
                            row.number(),
                            input.violations().stream()
                                    .map(violation -> new CellFault("", violation))
                                    .toList());
        }

        private void read(String name, Column column) {
            try {
                Optional<Object> value = column.cells
                        .read(row.cells().getOrDefault(name, ""), row.cells())
                        .flatMap(raw -> door.value(column.field, raw));
                value.ifPresentOrElse(present -> put(column.field, present), () -> putEmpty(column.field));
            } catch (InvalidInputException e) {
                e.violations().forEach(violation -> faults.add(new CellFault(name, rooted(violation, column.field))));
            }
        }

        private void put(Field<?> field, Object value) {
            values.merge(field.key(), value, (before, more) -> {
                List<Object> both = new ArrayList<>(before instanceof List<?> list ? list : List.of());
                both.addAll((List<?>) more);
                return both;
            });
        }

        private void putEmpty(Field<?> field) {
            if (mapping.emptyClears()) {
                values.putIfAbsent(field.key(), field.type().multiValued() ? List.of() : "");
            }
        }

        private Optional<String> externalKey() {
            return mapping.externalKey().flatMap(key -> {
                String cell = row.cells().getOrDefault(key.column(), "");
                if (cell.isBlank()) {
                    faults.add(new CellFault(key.column(), noKey()));
                    return Optional.empty();
                }
                return key(key, cell);
            });
        }

        private Optional<String> key(ImportMapping.ExternalKey key, String cell) {
            try {
                return door.value(Header.EXTERNAL_KEY, key.system() + ":" + cell)
                        .map(String.class::cast);
            } catch (InvalidInputException e) {
                e.violations().forEach(violation -> faults.add(new CellFault(key.column(), violation)));
                return Optional.empty();
            }
        }
    }

    private static Violation rooted(Violation violation, Field<?> field) {
        return violation.path().startsWith(field.key()) ? violation : violation.at(field.key());
    }

    private static Violation noKey() {
        return Violation.of(Header.EXTERNAL_KEY.key(), "REQUIRED", "the row has no key", "в строке нет ключа");
    }
}
