package dev.crmkit.bench;

import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Query;
import dev.crmkit.spi.schema.Header;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A page of 50 leads of one state, newest first, of those the head of a unit may see. By hand: one SELECT that names the
 * unit, every column read.
 */
final class Lists {
    private static final Query QUERY = Query.where(Lead.STATE.is("NEW"))
            .sortByDescending(Header.CREATED_AT)
            .limit(50);
    private static final String SELECT = "SELECT * FROM crm_lead t WHERE tenant_id = ? AND state = ? AND unit = ANY (?)"
            + " AND deleted_at IS NULL AND archived_at IS NULL"
            + " ORDER BY created_at DESC NULLS LAST, id FETCH FIRST 51 ROWS ONLY";

    private final Firm firm;
    private final UUID[] units;

    private Lists(Firm firm, UUID[] units) {
        this.firm = firm;
        this.units = units;
    }

    static Contest contest(Firm firm) {
        UUID north = firm.head().people().unit("north").orElseThrow().id();
        Lists lists = new Lists(firm, new UUID[] {north});
        return new Contest("filtered list with rights", "/s", lists::ours, lists::byHand);
    }

    int ours() {
        return firm.head().leads().list(QUERY).items().isEmpty() ? 0 : 1;
    }

    int byHand() {
        return Sql.transaction(firm.source(), connection -> {
            try (PreparedStatement select = connection.prepareStatement(SELECT)) {
                Sql.bind(select, Firm.TENANT, "NEW");
                select.setArray(3, connection.createArrayOf("uuid", units));
                int found = 0;
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found += read(rows).isEmpty() ? 0 : 1;
                    }
                }
                return found > 0 ? 1 : 0;
            }
        });
    }

    private static Map<String, Object> read(ResultSet rows) throws java.sql.SQLException {
        Map<String, Object> row = new HashMap<>();
        row.put("id", rows.getObject("id", UUID.class));
        row.put("version", rows.getLong("version"));
        for (String text : new String[] {
            "number",
            "created_by",
            "updated_by",
            "origin",
            "state",
            "title",
            "contact_name",
            "company_name",
            "source",
            "campaign",
            "business_line",
            "need",
            "urgency",
            "junk_reason",
            "loss_reason"
        }) {
            row.put(text, rows.getString(text));
        }
        for (String id : new String[] {"owner", "unit", "contact", "company", "deal"}) {
            row.put(id, rows.getObject(id, UUID.class));
        }
        for (String instant : new String[] {"created_at", "updated_at", "state_since", "converted_at"}) {
            row.put(instant, rows.getObject(instant, OffsetDateTime.class));
        }
        row.put("budget", rows.getBigDecimal("budget"));
        row.put("cycle", rows.getLong("cycle"));
        return row;
    }
}
