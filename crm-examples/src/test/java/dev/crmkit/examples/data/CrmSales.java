package dev.crmkit.examples.data;

import static java.util.Locale.ROOT;

import dev.crmkit.CrmSession;
import dev.crmkit.core.client.Company;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.record.Values;
import dev.crmkit.core.workflow.WorkflowJson;
import dev.crmkit.examples.acceptance.StoreKind;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.RecordRef;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The computer seller's pipeline as deals of its own workflow, owned by agents. Every fortieth deal is made through a
 * door, by the transition into its stage; the others are written straight into the store, since there are thousands.
 */
final class CrmSales {
    static final Field<String> ID = Field.code("opportunityId", 20);
    static final Field<RecordRef> PRODUCT = Field.reference("product", "product");
    static final Field<LocalDate> ENGAGED = Field.date("engageDate");
    static final Field<LocalDate> CLOSED = Field.date("closeDate");
    static final Field<Money> LIST_PRICE = Field.money("listPrice");
    /** What was paid above the list price. */
    static final Field<Money> ABOVE_LIST = Field.money("aboveList");
    /** Days from engaging to closing. */
    static final Field<Long> CYCLE = Field.wholeNumber("cycleDays");

    static final Field<String> COUNTRY = Field.text("country", 100);
    static final Field<String> NAME = Field.text("name", 100);
    static final Field<String> SERIES = Field.text("series", 100);
    static final RecordType PRODUCTS =
            RecordType.business("product").fields(NAME, SERIES).build();

    private static final int THROUGH_THE_DOOR = 40;
    private static final String WORKFLOW = """
            {"format": 1, "type": "deal", "stateField": "stage", "version": 1,
             "states": [
              {"key": "PROSPECTING", "label": {"ru": "Поиск", "en": "Prospecting"}, "kind": "OPEN", "groups": ["open"]},
              {"key": "ENGAGING", "label": {"ru": "Переговоры", "en": "Engaging"}, "kind": "OPEN", "groups": ["open"]},
              {"key": "WON", "label": {"ru": "Выиграна", "en": "Won"}, "kind": "WON"},
              {"key": "LOST", "label": {"ru": "Проиграна", "en": "Lost"}, "kind": "LOST"}],
             "transitions": [
              {"name": "open", "label": {"ru": "Найти", "en": "Prospect"}, "from": [], "to": "PROSPECTING"},
              {"name": "openEngaging", "label": {"ru": "В работе", "en": "Engaging"}, "from": [], "to": "ENGAGING"},
              {"name": "openWon", "label": {"ru": "Выигранная", "en": "Won"}, "from": [], "to": "WON"},
              {"name": "openLost", "label": {"ru": "Проигранная", "en": "Lost"}, "from": [], "to": "LOST"},
              {"name": "sendProposal", "label": {"ru": "Заняться", "en": "Engage"},
               "from": ["PROSPECTING"], "to": "ENGAGING"},
              {"name": "contractSigned", "label": {"ru": "Выиграть", "en": "Win"}, "from": ["ENGAGING"], "to": "WON"},
              {"name": "refuse", "label": {"ru": "Проиграть", "en": "Lose"}, "from": ["@open"], "to": "LOST"}]}
            """;
    private static final Map<String, String> ENTRIES =
            Map.of("PROSPECTING", "open", "ENGAGING", "openEngaging", "WON", "openWon", "LOST", "openLost");

    private static final Map<StoreKind, CrmSales> FILLED = new EnumMap<>(StoreKind.class);

    private final SalesPeople people = new SalesPeople();
    private final Installation installation;
    private final Map<String, RecordRef> accounts = new LinkedHashMap<>();
    private final Map<String, RecordRef> products = new LinkedHashMap<>();
    private final Map<String, Money> prices = new HashMap<>();

    private CrmSales(StoreKind kind) {
        this.installation = new Installation(kind, definitions(), people.organisation());
    }

    /** Filled once for all tests, which only read. */
    static synchronized CrmSales on(StoreKind kind) {
        return FILLED.computeIfAbsent(kind, CrmSales::filled);
    }

    private static CrmSales filled(StoreKind kind) {
        CrmSales sales = new CrmSales(kind);
        sales.fillClients();
        sales.fillDeals();
        return sales;
    }

    private static Definitions definitions() {
        Definitions.Builder builder = Definitions.shipped()
                .type(PRODUCTS)
                .field(Company.TYPE, COUNTRY)
                .field(Deal.TYPE, ID, PRODUCT, ENGAGED, CLOSED, LIST_PRICE, ABOVE_LIST, CYCLE);
        return builder.workflow(WorkflowJson.read(WORKFLOW, builder.schema())).build();
    }

    CrmSession as(String login) {
        return installation.as(login);
    }

    SalesPeople people() {
        return people;
    }

    /** By name. */
    Map<String, RecordRef> accounts() {
        return accounts;
    }

    /** By name. */
    Map<String, RecordRef> products() {
        return products;
    }

    RecordRef user(String login) {
        return as("olga").people().user(login).orElseThrow();
    }

    RecordRef unit(String code) {
        return as("olga").people().unit(code).orElseThrow();
    }

    private void fillClients() {
        List<Record> records = new ArrayList<>();
        SharedFiles.rows("crm-sales/products.csv").forEach(row -> records.add(product(row)));
        List<Row> clients = SharedFiles.rows("crm-sales/accounts.csv");
        clients.forEach(row -> accounts.put(row.text("account"), installation.newRef(Company.TYPE)));
        clients.forEach(row -> records.add(account(row)));
        installation.write(records);
    }

    private Record product(Row row) {
        RecordRef ref = installation.newRef(PRODUCTS);
        products.put(row.text("product"), ref);
        prices.put(row.text("product"), Money.of(row.text("sales_price"), "USD"));
        return installation
                .create(ref)
                .set(NAME, row.text("product"))
                .set(SERIES, row.text("series"))
                .build();
    }

    private Record account(Row row) {
        return installation
                .create(accounts.get(row.text("account")))
                .set(Company.NAME, row.text("account"))
                .set(Company.INDUSTRY, row.text("sector"))
                .set(COUNTRY, row.text("office_location"))
                .set(Company.PARENT, row.present("subsidiary_of").map(accounts::get))
                .build();
    }

    private void fillDeals() {
        Map<String, RecordRef> owners = new HashMap<>();
        people.names("sales_agent").forEach(agent -> owners.put(agent, user(agent)));
        Map<String, RecordRef> units = new HashMap<>();
        people.managers().forEach((agent, manager) -> units.put(agent, unit(manager)));
        List<Record> records = new ArrayList<>();
        List<Row> rows = SharedFiles.rows("crm-sales/sales_pipeline.csv");
        for (int i = 0; i < rows.size(); i++) {
            String agent = rows.get(i).text("sales_agent");
            if (i % THROUGH_THE_DOOR == 0) {
                make(rows.get(i), owners.get(agent), units.get(agent));
            } else {
                records.add(deal(rows.get(i), owners.get(agent), units.get(agent)));
            }
        }
        installation.write(records);
    }

    private void make(Row row, RecordRef owner, RecordRef unit) {
        Values draft = Values.draft().owner(owner).unit(unit);
        values(row).forEach(draft::set);
        as("olga").records(Deal.TYPE).create(draft, ENTRIES.get(stage(row)));
    }

    private Record deal(Row row, RecordRef owner, RecordRef unit) {
        Record.Builder deal = installation
                .create(Deal.TYPE)
                .set(Header.OWNER, owner)
                .set(Header.UNIT, unit)
                .set(Deal.STAGE, stage(row));
        values(row).forEach(deal::put);
        return deal.build();
    }

    private static String stage(Row row) {
        return row.text("deal_stage").toUpperCase(ROOT);
    }

    private Map<Field<?>, Object> values(Row row) {
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        String product = row.text("product").replace("GTXPro", "GTX Pro");
        values.put(Deal.TITLE, row.text("opportunity_id"));
        values.put(ID, row.text("opportunity_id"));
        values.put(PRODUCT, products.get(product));
        values.put(LIST_PRICE, prices.get(product));
        row.present("account").ifPresent(account -> values.put(Deal.COMPANY, accounts.get(account)));
        row.day("engage_date").ifPresent(day -> values.put(ENGAGED, day));
        row.day("close_date").ifPresent(day -> values.put(CLOSED, day));
        row.present("close_value").map(value -> Money.of(value, "USD")).ifPresent(value -> {
            values.put(Deal.AMOUNT, value);
            values.put(ABOVE_LIST, value.minus(prices.get(product)));
        });
        row.day("close_date")
                .flatMap(closed -> row.day("engage_date").map(engaged -> ChronoUnit.DAYS.between(engaged, closed)))
                .ifPresent(days -> values.put(CYCLE, days));
        return values;
    }
}
