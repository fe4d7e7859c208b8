package dev.crmkit.jdbc.internal;

/** What every statement of one unit needs: where its tables are, how SQL is spelled, whose records it may see. */
record Scope(SchemaLayout schema, Dialect dialect, String tenant, Statements statements) {

    TableLayout table(String type) {
        return schema.table(type);
    }

    /** For one statement. */
    SqlCompiler compiler() {
        return new SqlCompiler(schema, dialect, tenant);
    }
}
