package dev.crmkit.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.client.Company;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.Deals;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.report.Report;
import dev.crmkit.core.report.ReportTable;
import dev.crmkit.examples.acceptance.StoreKind;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.Term;
import dev.crmkit.spi.storage.Aggregation.Period;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports and lists of a computer seller's pipeline give the figures that plain Python and SQL gave. */
class CrmSalesTest {
    private static final Condition WON = Deal.STAGE.is("WON");
    private static final Condition OPEN = Deal.STAGE.in("PROSPECTING", "ENGAGING");
    private static JsonNode answers = JsonMapper.shared().nullNode();

    @BeforeAll
    static void read_the_answers() {
        SharedFiles.assumePresent();
        answers = SharedFiles.expected("crm-sales");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void the_whole_and_its_stages(StoreKind kind) {
        Map<String, Long> stages = new HashMap<>();
        ReportTable table = deals(kind).report(Report.all().by(Deal.STAGE).count("n"));
        table.rows().forEach(row -> stages.put(row.key(), row.count("n")));
        Map<String, Long> expected = new HashMap<>();
        answers.path("stages")
                .properties()
                .forEach(each -> expected.put(
                        Figures.stage(each.getKey()), each.getValue().asLong()));
        assertThat(stages).hasSize(4).isEqualTo(expected);
        assertThat(table.rows())
                .extracting(ReportTable.Row::key)
                .containsExactly("PROSPECTING", "ENGAGING", "WON", "LOST");
        Figures all = figures(kind, Condition.always());
        assertThat(all.winRate())
                .isEqualTo(Ratio.expected(answers.path("overall").path("win_rate")));
        assertThat(all.wonValue())
                .isEqualTo(answers.path("overall").path("won_value").asLong());
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void by_agent(StoreKind kind) {
        Map<Object, String> names = new HashMap<>();
        CrmSales sales = CrmSales.on(kind);
        sales.people().names("sales_agent").forEach(agent -> names.put(sales.user(agent), agent));
        Map<String, Figures> figures = grouped(kind, by(Header.OWNER), Header.OWNER, names::get);
        assertThat(figures).isEqualTo(expected("by_agent"));
        List<String> idle = new ArrayList<>(names.values());
        idle.removeAll(figures.keySet());
        assertThat(idle).containsExactlyInAnyOrderElementsOf(texts(answers.path("agents_without_opportunities")));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void by_manager_and_by_region(StoreKind kind) {
        Map<Object, String> names = managers(kind);
        Map<String, Figures> figures = grouped(kind, by(Header.UNIT), Header.UNIT, names::get);
        assertThat(figures).isEqualTo(expected("by_manager"));
        Map<String, Figures> regions = new HashMap<>();
        for (String region : CrmSales.on(kind).people().names("regional_office")) {
            regions.put(region, figures(CrmSales.on(kind).as(region).deals(), Condition.always()));
        }
        assertThat(regions).isEqualTo(expected("by_region"));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void by_product_and_by_series(StoreKind kind) {
        Map<Object, String> names = new HashMap<>();
        CrmSales.on(kind).products().forEach((name, ref) -> names.put(ref, name));
        Map<String, Figures> figures = grouped(kind, by(CrmSales.PRODUCT), CrmSales.PRODUCT, names::get);
        assertThat(figures).isEqualTo(expected("by_product"));
        assertThat(behind(kind, "by_series", CrmSales.PRODUCT.to("product", CrmSales.SERIES)))
                .isEqualTo(expected("by_series"));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void by_sector_and_country_of_the_client(StoreKind kind) {
        assertThat(behind(kind, "by_sector", Deal.COMPANY.to("company", Company.INDUSTRY)))
                .isEqualTo(expected("by_sector"));
        assertThat(behind(kind, "by_country", Deal.COMPANY.to("company", CrmSales.COUNTRY)))
                .isEqualTo(expected("by_country"));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void by_quarter_of_closing(StoreKind kind) {
        UnaryOperator<Report> months = report -> report.byPeriod(CrmSales.CLOSED, Period.MONTH, ZoneOffset.UTC);
        Map<String, Figures> figures = grouped(kind, months, CrmSales.CLOSED, CrmSalesTest::quarter);
        assertThat(figures).isEqualTo(expected("by_close_quarter"));
        Map<Object, String> names = managers(kind);
        Map<String, Long> sums = new TreeMap<>();
        Report report = months.apply(Report.where(WON).by(Header.UNIT)).sum("value", Deal.AMOUNT);
        for (ReportTable.Row row : deals(kind).report(report).rows()) {
            String manager = names.get(row.keys().get(0).orElseThrow());
            sums.merge(
                    manager + "|" + quarter(row.keys().get(1).orElseThrow()),
                    value(row).longValueExact(),
                    Long::sum);
        }
        assertThat(sums).isEqualTo(numbers("by_manager_and_quarter_won_value"));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void averages_and_sums_by_the_report_itself(StoreKind kind) {
        Map<Object, String> names = managers(kind);
        Report report = Report.where(WON)
                .by(Header.UNIT)
                .sum("value", Deal.AMOUNT)
                .average("average", Deal.AMOUNT)
                .countOf("valued", Deal.AMOUNT);
        for (ReportTable.Row row : deals(kind).report(report).rows()) {
            JsonNode answer =
                    answers.path("by_manager").path(names.get(row.keys().get(0).orElseThrow()));
            assertThat(row.value("average"))
                    .contains(Money.of(answer.path("avg_won_value").asString(), "USD"));
            assertThat(row.value("value"))
                    .contains(Money.of(answer.path("won_value").asLong(), "USD"));
            assertThat(row.count("valued")).isEqualTo(answer.path("won").asLong());
        }
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void the_open_pipeline_at_list_prices(StoreKind kind) {
        Report byStage = Report.where(OPEN).by(Deal.STAGE).count("n").sum("value", CrmSales.LIST_PRICE);
        assertThat(deals(kind).report(byStage).rows()).hasSize(2).allSatisfy(row -> {
            JsonNode answer =
                    answers.path("open_pipeline").path(row.key().equals("ENGAGING") ? "Engaging" : "Prospecting");
            assertThat(row.count("n")).isEqualTo(answer.path("count").asLong());
            assertThat(value(row).longValueExact())
                    .isEqualTo(answer.path("list_value").asLong());
            assertThat(deals(kind).count(Deal.STAGE.is(row.key()).and(Deal.COMPANY.isEmpty())))
                    .isEqualTo(answer.path("without_account").asLong());
        });
        Map<String, Long> byAgent = new TreeMap<>();
        for (ReportTable.Row row : deals(kind)
                .report(Report.where(OPEN).by(Header.OWNER).sum("value", CrmSales.LIST_PRICE))
                .rows()) {
            RecordRef owner = (RecordRef) row.keys().get(0).orElseThrow();
            byAgent.put(agent(kind, owner), value(row).longValueExact());
        }
        assertThat(byAgent).isEqualTo(numbers("open_pipeline_list_value_by_agent"));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void the_best_clients_and_groups_of_clients(StoreKind kind) {
        Map<Object, String> names = new HashMap<>();
        CrmSales.on(kind).accounts().forEach((name, ref) -> names.put(ref, name));
        Report byClient = Report.where(WON).by(Deal.COMPANY).count("won").sum("value", Deal.AMOUNT);
        List<String> clients = deals(kind).report(byClient).rows().stream()
                .sorted(Comparator.comparing(CrmSalesTest::value).reversed())
                .limit(20)
                .map(row -> names.get(row.keys().get(0).orElseThrow())
                        + " "
                        + value(row).longValueExact()
                        + " "
                        + row.count("won"))
                .toList();
        assertThat(clients).isEqualTo(told(answers.path("top20_accounts_by_won_value"), "account", "won_value", "won"));
        Map<String, Long> groups = new HashMap<>();
        CrmSales.on(kind).accounts().forEach((name, ref) -> {
            Condition ofGroup = Deal.COMPANY
                    .is(ref)
                    .or(Deal.COMPANY.to("company", Company.PARENT).is(ref));
            Report report = Report.where(WON.and(ofGroup)).sum("value", Deal.AMOUNT);
            groups.put(name, value(deals(kind).report(report).rows().get(0)).longValueExact());
        });
        List<String> best = groups.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(10)
                .map(each -> each.getKey() + " " + each.getValue())
                .toList();
        assertThat(best).isEqualTo(told(answers.path("top10_groups_with_subsidiaries"), "group", "won_value"));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void how_long_deals_took(StoreKind kind) {
        for (String stage : List.of("WON", "LOST")) {
            JsonNode answer = answers.path(stage.equals("WON") ? "cycle_days_won" : "cycle_days_lost");
            ReportTable.Row row = deals(kind)
                    .report(Report.where(Deal.STAGE.is(stage))
                            .countOf("count", CrmSales.CYCLE)
                            .sum("sum", CrmSales.CYCLE)
                            .min("min", CrmSales.CYCLE)
                            .max("max", CrmSales.CYCLE)
                            .average("mean", CrmSales.CYCLE))
                    .rows()
                    .get(0);
            for (String column : List.of("count", "sum", "min", "max")) {
                assertThat(row.value(column)).contains(answer.path(column).asLong());
            }
            assertThat(row.value("mean"))
                    .contains(new BigDecimal(answer.path("mean").asString()));
            check(new Numbers(cycles(deals(kind), Deal.STAGE.is(stage))), answer);
        }
        List<Long> ages = new ArrayList<>();
        deals(kind)
                .each(
                        Query.where(Deal.STAGE.is("ENGAGING"))
                                .sortByDescending(CrmSales.ENGAGED)
                                .limit(Query.MAX_LIMIT),
                        deal -> ages.add(ChronoUnit.DAYS.between(
                                deal.get(CrmSales.ENGAGED).orElseThrow(), LocalDate.of(2017, 12, 31))));
        assertThat(ages).isSorted();
        check(new Numbers(ages), answers.path("engaging_age_days_at_2017-12-31"));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void what_was_paid_against_the_list(StoreKind kind) {
        Money nothing = Money.zero("USD");
        JsonNode answer = answers.path("discount");
        assertThat(deals(kind).count(WON.and(CrmSales.ABOVE_LIST.lt(nothing))))
                .isEqualTo(answer.path("won_below_list").asLong());
        assertThat(deals(kind).count(WON.and(CrmSales.ABOVE_LIST.is(nothing))))
                .isEqualTo(answer.path("won_at_list").asLong());
        assertThat(deals(kind).count(WON.and(CrmSales.ABOVE_LIST.gt(nothing))))
                .isEqualTo(answer.path("won_above_list").asLong());
    }

    private static void check(Numbers numbers, JsonNode answer) {
        assertThat((long) numbers.sorted().size())
                .isEqualTo(answer.path("count").asLong());
        assertThat(numbers.sum()).isEqualTo(answer.path("sum").asLong());
        assertThat(numbers.mean()).isEqualTo(answer.path("mean").asString());
        assertThat(numbers.median()).isEqualTo(answer.path("median").asString());
        for (int percent : new int[] {75, 90, 95}) {
            assertThat(numbers.nearestRank(percent))
                    .isEqualTo(answer.path("p" + percent + "_nearest_rank").asLong());
        }
    }

    private static Deals deals(StoreKind kind) {
        return CrmSales.on(kind).as("olga").deals();
    }

    private static Figures figures(StoreKind kind, Condition where) {
        return figures(deals(kind), where);
    }

    private static Figures figures(Deals deals, Condition where) {
        Map<String, Long> stages = new HashMap<>();
        BigDecimal won = BigDecimal.ZERO;
        Report report = Report.where(where).by(Deal.STAGE).count("n").sum("value", Deal.AMOUNT);
        for (ReportTable.Row row : deals.report(report).rows()) {
            stages.put(row.key(), row.count("n"));
            won = row.key().equals("WON") ? value(row) : won;
        }
        return Figures.of(stages, won, new Numbers(cycles(deals, where.and(WON))));
    }

    private static List<Long> cycles(Deals deals, Condition where) {
        List<Long> days = new ArrayList<>();
        deals.each(
                Query.where(where).sortBy(CrmSales.CYCLE).limit(Query.MAX_LIMIT),
                deal -> days.add(deal.get(CrmSales.CYCLE).orElseThrow()));
        assertThat(days).isSorted();
        return days;
    }

    private static UnaryOperator<Report> by(Field<?> field) {
        return report -> report.by(field);
    }

    /** One report of two groups, the second the stage; and one walk over the won deals for their medians. */
    private static Map<String, Figures> grouped(
            StoreKind kind, UnaryOperator<Report> group, Field<?> field, Function<Object, String> name) {
        Function<Optional<Object>, String> named = key -> key.map(name).orElse("");
        Map<String, Map<String, Long>> stages = new HashMap<>();
        Map<String, BigDecimal> values = new HashMap<>();
        Report report = group.apply(Report.all()).by(Deal.STAGE).count("n").sum("value", Deal.AMOUNT);
        for (ReportTable.Row row : deals(kind).report(report).rows()) {
            String key = named.apply(row.keys().get(0));
            String stage = row.keys().get(1).orElseThrow().toString();
            stages.computeIfAbsent(key, none -> new HashMap<>()).merge(stage, row.count("n"), Long::sum);
            if (stage.equals("WON")) {
                values.merge(key, value(row), BigDecimal::add);
            }
        }
        Map<String, List<Long>> cycles = new HashMap<>();
        deals(kind)
                .each(
                        Query.where(WON).limit(Query.MAX_LIMIT),
                        deal -> cycles.computeIfAbsent(
                                        named.apply(deal.record().value(field)), none -> new ArrayList<>())
                                .add(deal.get(CrmSales.CYCLE).orElseThrow()));
        Map<String, Figures> figures = new HashMap<>();
        stages.forEach((key, counts) -> figures.put(
                key,
                Figures.of(
                        counts,
                        values.getOrDefault(key, BigDecimal.ZERO),
                        new Numbers(cycles.getOrDefault(key, List.of())))));
        return figures;
    }

    /** A condition over a link for each value the answers name, the empty one included. */
    private static Map<String, Figures> behind(StoreKind kind, String name, Term<String> term) {
        Map<String, Figures> figures = new HashMap<>();
        answers.path(name)
                .propertyNames()
                .forEach(value ->
                        figures.put(value, figures(kind, value.isEmpty() ? term.isEmpty() : term.isExactly(value))));
        return figures;
    }

    private static Map<String, Figures> expected(String name) {
        Map<String, Figures> figures = new HashMap<>();
        answers.path(name).properties().forEach(each -> figures.put(each.getKey(), Figures.expected(each.getValue())));
        assertThat(figures).isNotEmpty();
        return figures;
    }

    private static Map<String, Long> numbers(String name) {
        Map<String, Long> numbers = new TreeMap<>();
        answers.path(name)
                .properties()
                .forEach(each -> numbers.put(each.getKey(), each.getValue().asLong()));
        assertThat(numbers).isNotEmpty();
        return numbers;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asString()));
        return texts;
    }

    private static List<String> told(JsonNode list, String... keys) {
        List<String> told = new ArrayList<>();
        for (JsonNode each : list) {
            List<String> parts = new ArrayList<>();
            for (String key : keys) {
                parts.add(each.path(key).asString());
            }
            told.add(String.join(" ", parts));
        }
        assertThat(told).isNotEmpty();
        return told;
    }

    private static Map<Object, String> managers(StoreKind kind) {
        Map<Object, String> names = new HashMap<>();
        CrmSales sales = CrmSales.on(kind);
        sales.people().names("manager").forEach(manager -> names.put(sales.unit(manager), manager));
        return names;
    }

    private static String agent(StoreKind kind, RecordRef user) {
        CrmSales sales = CrmSales.on(kind);
        return sales.people().names("sales_agent").stream()
                .filter(name -> sales.user(name).equals(user))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal value(ReportTable.Row row) {
        return row.value("value").map(sum -> ((Money) sum).amount()).orElse(BigDecimal.ZERO);
    }

    private static String quarter(Object day) {
        LocalDate date = (LocalDate) day;
        return date.getYear() + "-Q" + date.get(IsoFields.QUARTER_OF_YEAR);
    }
}
