package dev.crmkit.bench;

import dev.crmkit.core.lead.Lead;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Fold;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.postgresql.PGConnection;

/** A thousand new leads in one transaction. By hand: COPY. */
final class Loads {
    private static final int MANY = 1_000;
    private static final String COPY = "COPY crm_lead (tenant_id, id, version, title, title_fold, contact_name,"
            + " contact_name_fold, source, source_fold, state, state_since, created_at, created_by, created_by_fold,"
            + " updated_at, updated_by, updated_by_fold, unit) FROM STDIN";

    private final Firm firm;
    private final Leads leads;

    private Loads(Firm firm, Leads leads) {
        this.firm = firm;
        this.leads = leads;
    }

    static Contest contest(Firm firm, Leads leads) {
        Loads loads = new Loads(firm, leads);
        return new Contest("bulk load", "rows/s", 30, () -> {}, loads::ours, loads::byHand);
    }

    int ours() {
        Leads.store(firm, leads.next(MANY));
        return MANY;
    }

    int byHand() {
        StringBuilder lines = new StringBuilder();
        leads.next(MANY).forEach(lead -> line(lines, lead));
        return Sql.transaction(firm.source(), connection -> {
            try {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(lines.toString()));
                return MANY;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void line(StringBuilder lines, Record lead) {
        String title = lead.require(Lead.TITLE);
        String name = lead.require(Lead.CONTACT_NAME);
        String source = lead.require(Lead.SOURCE);
        List<Object> cells = List.of(
                Firm.TENANT,
                lead.id(),
                1,
                title,
                Fold.fold(title),
                name,
                Fold.fold(name),
                source,
                Fold.fold(source),
                lead.require(Lead.STATE),
                lead.require(Lead.STATE_SINCE),
                lead.require(Header.CREATED_AT),
                "hana",
                "hana",
                lead.require(Header.UPDATED_AT),
                "hana",
                "hana",
                lead.require(Header.UNIT).id());
        for (int i = 0; i < cells.size(); i++) {
            lines.append(i == 0 ? "" : "\t").append(cells.get(i));
        }
        lines.append('\n');
    }
}
