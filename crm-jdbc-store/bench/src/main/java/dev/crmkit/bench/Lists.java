package dev.crmkit.bench;

import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Query;
import dev.crmkit.spi.schema.Header;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A page of 50 leads of one state, newest first, of those the head of a unit may see: his own anywhere, and all of the
 * unit. By hand: one SELECT that says the same, with phones and addresses, every column read. By hand of the unit: the
 * same SELECT that leaves out what he owns elsewhere, which an index answers best.
 */
final class Lists {
    static final Query QUERY = Query.where(Lead.STATE.is("NEW"))
            .sortByDescending(Header.CREATED_AT)
            .limit(50);
    private static final String SELECT = "SELECT t.*,"
            + " ARRAY(SELECT c.raw FROM crm_lead__phones c WHERE c.tenant_id = t.tenant_id AND c.record_id = t.id"
            + " ORDER BY c.position) AS phones,"
            + " ARRAY(SELECT c.raw FROM crm_lead__emails c WHERE c.tenant_id = t.tenant_id AND c.record_id = t.id"
            + " ORDER BY c.position) AS emails"
            + " FROM crm_lead t WHERE tenant_id = ? AND state = ? AND ";
    private static final String ORDER = " AND deleted_at IS NULL AND archived_at IS NULL"
            + " ORDER BY created_at DESC NULLS LAST, id FETCH FIRST 51 ROWS ONLY";
    private static final String BY_RIGHTS = SELECT + "(unit = ANY (?) OR owner = ?)" + ORDER;
    private static final String BY_UNIT = SELECT + "unit = ANY (?)" + ORDER;

    private final Firm firm;
    private final DataSource source;
    private final UUID[] units;
    private final UUID owner;

    Lists(Firm firm, DataSource source) {
        this.firm = firm;
        this.source = source;
        this.units =
                new UUID[] {firm.head().people().unit("north").orElseThrow().id()};
        this.owner = firm.head().people().user("hana").orElseThrow().id();
    }

    static List<Contest> contests(Firm firm) {
        Lists lists = new Lists(firm, firm.source());
        return List.of(
                new Contest("filtered list with rights", "/s", 5_000, () -> {}, lists::ours, lists::byRights),
                new Contest("list, by hand of the unit", "/s", 5_000, () -> {}, lists::ours, lists::byUnit));
    }

    int ours() {
        return firm.head().leads().list(QUERY).items().isEmpty() ? 0 : 1;
    }

    int byRights() {
        return byHand(BY_RIGHTS, owner);
    }

    int byUnit() {
        return byHand(BY_UNIT);
    }

    private int byHand(String sql, UUID... more) {
        return Sql.transaction(source, connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                Sql.bind(select, Firm.TENANT, "NEW", connection.createArrayOf("uuid", units));
                for (int i = 0; i < more.length; i++) {
                    select.setObject(4 + i, more[i]);
                }
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
        row.put("phones", rows.getArray("phones").getArray());
        row.put("emails", rows.getArray("emails").getArray());
        row.put("budget", rows.getBigDecimal("budget"));
        row.put("cycle", rows.getLong("cycle"));
        return row;
    }
}
