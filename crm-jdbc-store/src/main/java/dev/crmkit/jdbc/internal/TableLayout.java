package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.StorageException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of one record type, and the child tables of its multi-valued fields. Columns are named in declared order:
 * the first field that asks for a name gets it. Immutable.
 */
final class TableLayout {
    private static final Set<String> OWN = Set.of("tenant_id", "id", "version", "lock_no");

    private final RecordType type;
    private final String name;
    private final Map<String, FieldColumns> fields = new LinkedHashMap<>();
    private final List<FieldColumns> singleValued;
    private final List<FieldColumns> multiValued;
    private final RowShape shape;
    private final List<IndexSpec> indexes;
    private final Set<Column> indexed;

    TableLayout(RecordType type) {
        this.type = type;
        this.name = Names.table(type.key());
        Set<String> taken = new HashSet<>(OWN);
        type.fields().forEach(field -> fields.put(field.key(), place(field, taken)));
        this.singleValued =
                fields().stream().filter(field -> !field.multiValued()).toList();
        this.multiValued = fields().stream().filter(FieldColumns::multiValued).toList();
        this.shape = new RowShape(type, List.copyOf(fields()));
        this.indexes = fields().stream()
                .flatMap(field -> Indexes.of(this, field).stream())
                .sorted(Comparator.comparing(Indexes::rank))
                .toList();
        this.indexed = indexes.stream()
                .filter(index -> index.table().equals(name))
                .map(index -> index.columns().get(0))
                .collect(Collectors.toSet());
    }

    private FieldColumns place(Field<?> field, Set<String> taken) {
        FieldColumns wished = columns(field, Names.column(field.key()));
        boolean free = names(wished).noneMatch(taken::contains);
        FieldColumns placed = free ? wished : columns(field, Names.hashed(field.key()));
        names(placed).forEach(taken::add);
        return placed;
    }

    private static Stream<String> names(FieldColumns columns) {
        return Stream.concat(Stream.of(columns.name()), columns.own().stream().map(Column::name));
    }

    private FieldColumns columns(Field<?> field, String column) {
        ValueCodec codec = ValueCodec.of(field.type());
        boolean many = field.type().multiValued();
        List<Column> values = codec.parts().stream()
                .map(part -> new Column(many ? part.suffix() : partName(column, part), part.type()))
                .toList();
        return new FieldColumns(
                field,
                codec,
                column,
                values,
                field.type().textual() ? new Column(column + "_fold", ColumnType.UNBOUNDED) : null,
                claim(field, column),
                many ? Names.child(name, column) : null);
    }

    private static String partName(String column, ValueCodec.Part part) {
        return part.suffix().isEmpty() ? Names.safe(column) : column + part.suffix();
    }

    private @Nullable Column claim(Field<?> field, String column) {
        if (!field.isUnique() || !type.hasHeader()) {
            return null;
        }
        return new Column(column + "_uq", ColumnType.UNBOUNDED);
    }

    RecordType type() {
        return type;
    }

    String name() {
        return name;
    }

    Collection<FieldColumns> fields() {
        return fields.values();
    }

    /**
     * Where the field is kept.
     *
     * @throws StorageException when the stored type has no such field
     */
    FieldColumns of(Field<?> field) {
        FieldColumns columns = fields.get(field.key());
        if (columns == null || !columns.field().equals(field)) {
            throw new StorageException("The field " + type.key() + "." + field.key() + " is not stored: migrate first");
        }
        return columns;
    }

    /** Whether records of this type can be in the bin. */
    boolean hasBin() {
        return type.hasHeader();
    }

    /** Empty while a record is not in the bin; only for types that have one. */
    Column deletedAt() {
        return of(Header.DELETED_AT).main();
    }

    /** All columns after tenant, id and version. */
    List<Column> columns() {
        return fields().stream().flatMap(field -> field.own().stream()).toList();
    }

    List<FieldColumns> singleValued() {
        return singleValued;
    }

    List<FieldColumns> multiValued() {
        return multiValued;
    }

    /** How its records are read. */
    RowShape shape() {
        return shape;
    }

    /** The columns a unique field is told apart by, whether shadowed or not. */
    List<Column> unique(FieldColumns field) {
        return field.claimed()
                .map(List::of)
                .orElseGet(
                        () -> field.shadow() != null && !exact(field.field()) ? List.of(field.fold()) : field.values());
    }

    /** Whether records are found by the column without looking at all of the tenant. */
    boolean isIndexed(Column column) {
        return indexed.contains(column);
    }

    static boolean exact(Field<?> field) {
        return field.type() instanceof FieldType.Text text && text.exact();
    }

    List<IndexSpec> indexes() {
        return indexes;
    }

    @Override
    public String toString() {
        return name;
    }
}
