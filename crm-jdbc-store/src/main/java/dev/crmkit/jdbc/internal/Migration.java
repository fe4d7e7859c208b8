package dev.crmkit.jdbc.internal;

import dev.crmkit.jdbc.internal.Catalog.StoredType;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.storage.StorageException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The steps from the stored shape to a schema. Each step is harmless when repeated, so a migration that was cut short is
 * simply begun again. Nothing that holds data is dropped or narrowed.
 */
final class Migration {
    private final Dialect dialect;
    private final Catalog catalog;
    private final List<String> steps = new ArrayList<>();

    private Migration(Dialect dialect, Catalog catalog) {
        this.dialect = dialect;
        this.catalog = catalog;
    }

    /**
     * The steps that are left, as SQL.
     *
     * @throws StorageException when a stored column cannot be widened to what is wanted
     */
    static List<String> plan(SchemaLayout schema, Dialect dialect, Catalog catalog) {
        Migration migration = new Migration(dialect, catalog);
        if (!catalog.hasTable(Journal.TABLE)) {
            migration.steps.add(Journal.creation(dialect));
        }
        schema.tables().forEach(migration::table);
        return migration.steps;
    }

    private void table(TableLayout table) {
        if (!catalog.hasTable(table.name())) {
            create(table);
        } else {
            table.fields().forEach(field -> widen(table, field));
        }
        table.multiValued().forEach(field -> child(table, field));
        table.fields().forEach(field -> retire(table, field));
        table.indexes().forEach(index -> index(table, index));
        dialect.ownIndexes(table, catalog).forEach(this::index);
    }

    private void index(String name, String definition) {
        if (!catalog.indexes().contains(name)) {
            steps.add("CREATE INDEX IF NOT EXISTS " + name + " " + definition);
        }
    }

    /** What is no longer unique is no longer told apart; should it become so again, all claims are made anew. */
    private void retire(TableLayout table, FieldColumns field) {
        String index = Indexes.uniqueName(table, field);
        if (!field.field().isUnique() && catalog.indexes().contains(index)) {
            steps.add("DROP INDEX IF EXISTS " + index);
        }
    }

    private void create(TableLayout table) {
        List<String> columns =
                new ArrayList<>(List.of(required(Column.TENANT), required(Column.ID), required(Column.VERSION)));
        columns.addAll(dialect.technicalColumns());
        table.columns().forEach(column -> columns.add(declared(column)));
        columns.add(primaryKey(table.name(), Column.TENANT, Column.ID));
        create(table.name(), columns);
    }

    private void child(TableLayout table, FieldColumns field) {
        if (catalog.hasColumn(
                table.name(), new Column(Names.safe(field.name()), field.main().type()))) {
            throw impossible(table.name(), field.name(), "holds single values and cannot become a list");
        }
        if (catalog.hasTable(field.table())) {
            field.values().forEach(column -> widen(field.table(), column));
            return;
        }
        List<String> columns =
                new ArrayList<>(List.of(required(Column.TENANT), required(Column.RECORD), required(Column.POSITION)));
        field.values().forEach(column -> columns.add(declared(column)));
        columns.add(primaryKey(field.table(), Column.TENANT, Column.RECORD, Column.POSITION));
        create(field.table(), columns);
    }

    private void create(String table, List<String> columns) {
        steps.add("CREATE TABLE IF NOT EXISTS " + table + " (" + String.join(", ", columns) + ")");
    }

    private String declared(Column column) {
        return column.name() + " " + dialect.columnType(column.type());
    }

    private String required(Column column) {
        return declared(column) + " NOT NULL";
    }

    private static String primaryKey(String table, Column... columns) {
        return "CONSTRAINT " + SchemaLayout.primaryKey(table) + " PRIMARY KEY (" + names(List.of(columns)) + ")";
    }

    private static String names(List<Column> columns) {
        return String.join(", ", columns.stream().map(Column::name).toList());
    }

    /** The main column is added last: where it stands, the field has been added whole. */
    private void widen(TableLayout table, FieldColumns field) {
        if (field.multiValued()) {
            return;
        }
        requireSameField(table, field);
        requireSameTargets(table, field);
        List<Column> columns = new ArrayList<>(field.own());
        Collections.reverse(columns);
        for (Column column : columns) {
            if (catalog.hasColumn(table.name(), column)) {
                widen(table.name(), column);
            } else {
                steps.add("ALTER TABLE " + table.name() + " ADD COLUMN IF NOT EXISTS " + declared(column)
                        + defaultType(field, column));
            }
        }
    }

    private void requireSameField(TableLayout table, FieldColumns field) {
        if (catalog.hasTable(Names.child(table.name(), field.name()))) {
            throw impossible(table.name(), field.name(), "holds lists and cannot become a single value");
        }
        Column hashed =
                new Column(Names.hashed(field.field().key()), field.main().type());
        if (!hashed.name().equals(field.name()) && catalog.hasColumn(table.name(), hashed)) {
            throw impossible(
                    table.name(), field.name(), "belonged to another field; declare the fields in their old order");
        }
        boolean whole = field.own().stream()
                .filter(column -> !column.equals(field.claim()) && !isKindOfLink(field, column))
                .allMatch(column -> catalog.hasColumn(table.name(), column));
        if (catalog.hasColumn(table.name(), field.main()) && !whole) {
            throw impossible(table.name(), field.name(), "holds values of another type");
        }
    }

    /** A link to one type keeps no type, so it must not have been one to several. */
    private void requireSameTargets(TableLayout table, FieldColumns field) {
        boolean one = field.field().type() instanceof FieldType.Reference
                && field.values().size() == 1;
        Column kind = new Column(field.name() + ValueCodec.KIND_OF_LINK.suffix(), ValueCodec.KIND_OF_LINK.type());
        boolean free = table.columns().stream().map(Column::name).noneMatch(kind.name()::equals);
        if (one
                && free
                && catalog.column(table.name(), kind.name()).equals(Optional.of(dialect.storedType(kind.type())))) {
            throw impossible(table.name(), field.name(), "links to several types and cannot link to one");
        }
    }

    private static boolean isKindOfLink(FieldColumns field, Column column) {
        return field.field().type() instanceof FieldType.Reference && !column.equals(field.main());
    }

    /** A link that gets further targets pointed to the first one so far. */
    private static String defaultType(FieldColumns field, Column column) {
        return field.field().type() instanceof FieldType.Reference link
                        && field.values().indexOf(column) == 1
                ? " DEFAULT '" + link.targets().get(0) + "'"
                : "";
    }

    private void widen(String table, Column column) {
        StoredType wanted = dialect.storedType(column.type());
        StoredType stored = catalog.column(table, column.name()).orElse(wanted);
        switch (stored.fit(wanted)) {
            case SAME -> {}
            case WIDER_WANTED -> steps.add(dialect.widen(table, column));
            case IMPOSSIBLE ->
                throw impossible(
                        table, column.name(), "is " + stored + " and cannot become " + dialect.typeName(column.type()));
        }
    }

    private static StorageException impossible(String table, String column, String why) {
        return new StorageException("The column " + table + "." + column + " " + why);
    }

    private void index(TableLayout table, IndexSpec index) {
        if (catalog.indexes().contains(index.name())) {
            return;
        }
        table.of(index.field())
                .claimed()
                .filter(claim -> index.unique() && catalog.hasTable(table.name()))
                .ifPresent(claim -> steps.add(claimAll(table, table.of(index.field()), claim)));
        steps.add("CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX IF NOT EXISTS " + index.name() + " ON "
                + index.table() + " (" + Column.TENANT.name() + ", " + String.join(", ", dialect.indexed(table, index))
                + ")");
    }

    /** Live records that were there before the field became unique claim their values. */
    private static String claimAll(TableLayout table, FieldColumns field, Column claim) {
        return "UPDATE " + table.name() + " SET " + claim.name() + " = CASE WHEN "
                + table.deletedAt().name() + " IS NULL THEN " + claimed(field) + " END";
    }

    private static String claimed(FieldColumns field) {
        if (!(field.field().type() instanceof FieldType.Reference link)) {
            return (TableLayout.exact(field.field()) ? field.main() : field.fold()).name();
        }
        String type = field.values().size() > 1
                ? field.values().get(1).name()
                : "'" + link.targets().get(0) + "'";
        return type + " || ':' || CAST(" + field.main().name() + " AS varchar)";
    }
}
