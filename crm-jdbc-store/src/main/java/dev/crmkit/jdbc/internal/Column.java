package dev.crmkit.jdbc.internal;

/** One column of a table. The name is safe in SQL without quotes. */
record Column(String name, ColumnType type) {
    static final Column TENANT = new Column("tenant_id", ColumnType.ascii(32));
    static final Column ID = new Column("id", ColumnType.UUID);
    static final Column VERSION = new Column("version", ColumnType.WHOLE);
    /** In child tables: the record the element belongs to, and its place among the elements. */
    static final Column RECORD = new Column("record_id", ColumnType.UUID);

    static final Column POSITION = new Column("position", ColumnType.WHOLE);

    /** The column of the row that goes by the alias. */
    String of(String alias) {
        return alias + "." + name;
    }

    /** Both rows hold the same in this column. */
    String same(String left, String right) {
        return of(left) + " = " + of(right);
    }

    /** The row of a child table, whose {@link #RECORD} this is, belongs to the row of its type. */
    String isChildOf(String child, String parent) {
        return TENANT.same(child, parent) + " AND " + of(child) + " = " + ID.of(parent);
    }
}
