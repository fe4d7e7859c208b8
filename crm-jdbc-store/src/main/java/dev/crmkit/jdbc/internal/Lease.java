package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.storage.Due;
import java.time.Instant;

/** A wish for due records, with the instants worked out. */
record Lease(String tenant, Instant now, Instant until, int limit) {

    /**
     * The ids to lease: the earliest heads of their ordering keys.
     *
     * @param claimable what {@link #claimable} says of {@code d}, and maybe the same again for an index
     */
    Sql heads(TableLayout table, Sql claimable) {
        Sql text = Sql.of("SELECT d.id FROM " + table.name() + " d WHERE d.tenant_id = ")
                .bind(Column.TENANT.type(), tenant)
                .add(" AND ")
                .add(claimable);
        return text.add(" AND NOT EXISTS (" + earlier(table) + ") ORDER BY "
                        + table.of(Due.DUE_AT).main().of("d") + ", d.id")
                .first(limit);
    }

    /** Due, free and not given up. */
    Sql claimable(TableLayout table, String alias) {
        String leaseUntil = table.of(Due.LEASE_UNTIL).main().of(alias);
        return Sql.of(live(table, alias) + " AND " + table.of(Due.DUE_AT).main().of(alias) + " <= ")
                .bind(ColumnType.INSTANT, now)
                .add(" AND (" + leaseUntil + " IS NULL OR " + leaseUntil + " <= ")
                .bind(ColumnType.INSTANT, now)
                .add(")");
    }

    private static String live(TableLayout table, String alias) {
        return table.of(Due.DEAD_AT).main().of(alias) + " IS NULL";
    }

    private static String earlier(TableLayout table) {
        Column dueAt = table.of(Due.DUE_AT).main();
        Column key = table.of(Due.ORDERING_KEY).main();
        return "SELECT 1 FROM " + table.name() + " h WHERE h.tenant_id = d.tenant_id AND " + key.of("h") + " = "
                + key.of("d") + " AND " + live(table, "h") + " AND (" + dueAt.of("h") + " < " + dueAt.of("d") + " OR "
                + dueAt.of("h") + " = " + dueAt.of("d") + " AND h.id < d.id)";
    }
}
