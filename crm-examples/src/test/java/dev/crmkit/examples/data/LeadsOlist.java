package dev.crmkit.examples.data;

import dev.crmkit.CrmSession;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.examples.acceptance.StoreKind;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The leads of a Brazilian marketplace and the deals some of them became, written straight into the store: no door
 * registers a lead in the past.
 */
final class LeadsOlist {
    static final Field<String> ID = Field.code("mqlId", 32);
    static final Field<String> LANDING_PAGE = Field.code("landingPage", 32);
    static final Field<LocalDate> FIRST_CONTACT = Field.date("firstContact");

    static final Field<Instant> WON_AT = Field.instant("wonAt");
    static final Field<Long> DAYS = Field.wholeNumber("daysToClose");
    static final Field<String> SDR = Field.code("sdr", 32);
    static final Field<String> SR = Field.code("sr", 32);
    static final Field<String> SEGMENT = Field.code("segment", 100);
    static final Field<String> LEAD_TYPE = Field.code("leadType", 100);
    static final Field<String> PROFILE = Field.code("profile", 100);
    static final Field<String> BUSINESS_TYPE = Field.code("businessType", 100);
    static final Field<BigDecimal> REVENUE = Field.decimal("revenue", 20, 1);

    /** A lead is won when a deal came of it. */
    static final Condition WON = Condition.exists(new Relation.Inverse("deal", Deal.LEAD), Condition.always());

    private static final Map<StoreKind, LeadsOlist> FILLED = new EnumMap<>(StoreKind.class);

    private final Installation installation;

    private LeadsOlist(Installation installation) {
        this.installation = installation;
    }

    /** Filled once for all tests, which only read. */
    static synchronized LeadsOlist on(StoreKind kind) {
        return FILLED.computeIfAbsent(kind, LeadsOlist::filled);
    }

    private static LeadsOlist filled(StoreKind kind) {
        Definitions definitions = Definitions.shipped()
                .field(Lead.TYPE, ID, LANDING_PAGE, FIRST_CONTACT)
                .field(Deal.TYPE, WON_AT, DAYS, SDR, SR, SEGMENT, LEAD_TYPE, PROFILE, BUSINESS_TYPE, REVENUE)
                .build();
        Organisation people = Organisation.builder(ZoneOffset.UTC, "MSK")
                .unit("net", "Net")
                .user("olga", "Olga")
                .role("olga", "OWNER", "net")
                .build();
        LeadsOlist leads = new LeadsOlist(new Installation(kind, definitions, people));
        leads.fill();
        return leads;
    }

    CrmSession olga() {
        return installation.as("olga");
    }

    private void fill() {
        Map<String, Record> leads = new HashMap<>();
        List<Record> records = new ArrayList<>();
        for (Row row : SharedFiles.rows("leads-olist/marketing_qualified_leads.csv")) {
            Record lead = lead(row);
            leads.put(row.text("mql_id"), lead);
            records.add(lead);
        }
        for (Row row : SharedFiles.rows("leads-olist/closed_deals.csv")) {
            records.add(deal(row, leads.get(row.text("mql_id"))));
        }
        installation.write(records);
    }

    private Record lead(Row row) {
        return installation
                .create(Lead.TYPE)
                .set(Lead.TITLE, row.text("mql_id"))
                .set(ID, row.text("mql_id"))
                .set(Lead.SOURCE, row.present("origin"))
                .set(LANDING_PAGE, row.present("landing_page_id"))
                .set(FIRST_CONTACT, row.day("first_contact_date"))
                .build();
    }

    private Record deal(Row row, Record lead) {
        LocalDate won = LocalDate.parse(row.text("won_date").substring(0, 10));
        RecordRef ref = lead.ref();
        return installation
                .create(Deal.TYPE)
                .set(Deal.TITLE, row.text("mql_id"))
                .set(Deal.LEAD, ref)
                .set(Deal.SOURCE, lead.get(Lead.SOURCE))
                .set(WON_AT, Instant.parse(row.text("won_date").replace(' ', 'T') + "Z"))
                .set(DAYS, ChronoUnit.DAYS.between(lead.require(FIRST_CONTACT), won))
                .set(SDR, row.present("sdr_id"))
                .set(SR, row.present("sr_id"))
                .set(SEGMENT, row.present("business_segment"))
                .set(LEAD_TYPE, row.present("lead_type"))
                .set(PROFILE, row.present("lead_behaviour_profile"))
                .set(BUSINESS_TYPE, row.present("business_type"))
                .set(REVENUE, row.present("declared_monthly_revenue").map(BigDecimal::new))
                .build();
    }
}
