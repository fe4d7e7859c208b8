package dev.crmkit.examples.data;

import static dev.crmkit.examples.data.LeadsOlist.WON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.Deals;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.lead.Leads;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.report.Report;
import dev.crmkit.core.report.ReportTable;
import dev.crmkit.core.report.Share;
import dev.crmkit.examples.acceptance.StoreKind;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Aggregation.Period;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The funnel of 8,000 public leads comes out of reports and lists as plain Python and SQL found it. */
class LeadsOlistTest {
    private static JsonNode answers = JsonMapper.shared().nullNode();

    @BeforeAll
    static void read_the_answers() {
        SharedFiles.assumePresent();
        answers = SharedFiles.expected("leads-olist");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void the_whole_funnel(StoreKind kind) {
        JsonNode totals = answers.path("totals");
        assertThat(leads(kind).count(Condition.always()))
                .isEqualTo(totals.path("leads").asLong());
        assertThat(deals(kind).count(Condition.always()))
                .isEqualTo(totals.path("closed_deals").asLong());
        assertThat(deals(kind).count(Deal.LEAD.to("lead", LeadsOlist.ID).isEmpty()))
                .isEqualTo(totals.path("closed_without_lead").asLong());
        assertThat(Ratio.of(leads(kind).count(WON), leads(kind).count(Condition.always())))
                .isEqualTo(Ratio.expected(totals.path("conversion")));
        assertThat(leads(kind).count(WON.not()))
                .isEqualTo(leads(kind).count(Condition.always()) - leads(kind).count(WON));
        List<String> won = new ArrayList<>();
        leads(kind)
                .each(
                        Query.where(WON).limit(Query.MAX_LIMIT),
                        lead -> won.add(lead.get(LeadsOlist.ID).orElseThrow()));
        assertThat(SharedFiles.hash(won))
                .isEqualTo(answers.path("won_ids_sha256").asString());
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void conversion_by_origin(StoreKind kind) {
        assertThat(conversion(kind, by(Lead.SOURCE))).isEqualTo(ratios("conversion_by_origin"));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void conversion_by_month_of_first_contact(StoreKind kind) {
        assertThat(conversion(kind, byMonth(LeadsOlist.FIRST_CONTACT)))
                .isEqualTo(ratios("conversion_by_first_contact_month"));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void conversion_by_landing_page(StoreKind kind) {
        assertThat(conversion(kind, by(LeadsOlist.LANDING_PAGE)))
                .hasSize(495)
                .isEqualTo(ratios("conversion_by_landing_page"));
        List<String> best = shares(kind, by(LeadsOlist.LANDING_PAGE)).entrySet().stream()
                .filter(each -> each.getValue().whole() >= 30)
                .sorted(Comparator.comparing(LeadsOlistTest::rate).reversed().thenComparing(Map.Entry::getKey))
                .limit(20)
                .map(each -> each.getKey() + " " + Ratio.of(each.getValue()))
                .toList();
        List<String> expected = new ArrayList<>();
        answers.path("top20_landing_pages_min30_leads")
                .forEach(each -> expected.add(each.path("landing_page_id").asString() + " " + Ratio.expected(each)));
        assertThat(best).hasSize(20).isEqualTo(expected);
    }

    private static double rate(Map.Entry<String, Share> share) {
        return (double) share.getValue().part() / share.getValue().whole();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void days_to_close(StoreKind kind) {
        JsonNode answer = answers.path("days_to_close");
        ReportTable.Row row = deals(kind)
                .report(Report.all()
                        .countOf("count", LeadsOlist.DAYS)
                        .sum("sum", LeadsOlist.DAYS)
                        .min("min", LeadsOlist.DAYS)
                        .max("max", LeadsOlist.DAYS)
                        .average("mean", LeadsOlist.DAYS))
                .rows()
                .get(0);
        for (String column : List.of("count", "sum", "min", "max")) {
            assertThat(row.value(column)).contains(answer.path(column).asLong());
        }
        assertThat(row.value("mean"))
                .contains(new BigDecimal(answer.path("mean").asString()));
        Numbers days = new Numbers(days(kind, Condition.always()));
        assertThat(days.median()).isEqualTo(answer.path("median").asString());
        for (int percent : new int[] {75, 90, 95}) {
            assertThat(days.nearestRank(percent))
                    .isEqualTo(answer.path("p" + percent + "_nearest_rank").asLong());
        }
        assertThat(deals(kind).list(LeadsOlist.DAYS.lt(0)).items())
                .extracting(Deal::title)
                .containsExactly(answers.path("days_to_close_negative")
                        .path(0)
                        .path("mql_id")
                        .asString());
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void days_to_close_in_steps_and_by_origin(StoreKind kind) {
        Map<String, Condition> steps = Map.of(
                "<0", LeadsOlist.DAYS.lt(0),
                "0-7", LeadsOlist.DAYS.between(0, 7),
                "8-30", LeadsOlist.DAYS.between(8, 30),
                "31-90", LeadsOlist.DAYS.between(31, 90),
                "91-180", LeadsOlist.DAYS.between(91, 180),
                ">180", LeadsOlist.DAYS.gt(180));
        Map<String, Long> counts = new HashMap<>();
        steps.forEach((step, where) -> counts.put(step, deals(kind).count(where)));
        assertThat(counts).isEqualTo(numbers("days_to_close_histogram"));
        answers.path("median_days_to_close_by_origin").properties().forEach(each -> {
            Condition from = each.getKey().isEmpty() ? Deal.SOURCE.isEmpty() : Deal.SOURCE.is(each.getKey());
            assertThat(new Numbers(days(kind, from)).median())
                    .as(each.getKey())
                    .isEqualTo(each.getValue().asString());
        });
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void won_by_what(StoreKind kind) {
        assertThat(counts(kind, by(LeadsOlist.SEGMENT))).isEqualTo(numbers("won_by_segment"));
        assertThat(counts(kind, by(LeadsOlist.LEAD_TYPE))).isEqualTo(numbers("won_by_lead_type"));
        assertThat(counts(kind, by(LeadsOlist.PROFILE))).isEqualTo(numbers("won_by_behaviour_profile"));
        assertThat(counts(kind, by(LeadsOlist.BUSINESS_TYPE))).isEqualTo(numbers("won_by_business_type"));
        assertThat(counts(kind, by(LeadsOlist.SDR))).isEqualTo(numbers("won_by_sdr"));
        assertThat(counts(kind, report -> report.by(Deal.SOURCE).by(LeadsOlist.SEGMENT)))
                .isEqualTo(numbers("origin_by_segment"));
        assertThat(counts(kind, report -> report.by(LeadsOlist.SDR).by(LeadsOlist.SR)))
                .hasSize(answers.path("distinct_sdr_sr_pairs").asInt(-1));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void won_by_when(StoreKind kind) {
        assertThat(counts(kind, byMonth(LeadsOlist.WON_AT))).isEqualTo(numbers("won_by_month"));
        Map<String, Long> hours = numbers("won_by_hour");
        hours.values().removeIf(count -> count == 0);
        assertThat(counts(kind, report -> report.byPeriod(LeadsOlist.WON_AT, Period.HOUR_OF_DAY, ZoneOffset.UTC)))
                .isEqualTo(hours);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void by_sales_rep(StoreKind kind) {
        Report report = Report.all().by(LeadsOlist.SR).count("won").sum("revenue", LeadsOlist.REVENUE);
        List<ReportTable.Row> rows = deals(kind).report(report).rows();
        assertThat(rows).hasSize(answers.path("by_sales_rep").size());
        for (ReportTable.Row row : rows) {
            JsonNode answer = answers.path("by_sales_rep").path(row.key());
            assertThat(row.count("won")).isEqualTo(answer.path("won").asLong(-1));
            assertThat(row.value("revenue"))
                    .contains(new BigDecimal(
                            answer.path("declared_monthly_revenue").asString()));
            assertThat(new Numbers(days(kind, LeadsOlist.SR.is(row.key()))).median())
                    .isEqualTo(answer.path("median_days_to_close").asString());
        }
    }

    private static Leads leads(StoreKind kind) {
        return LeadsOlist.on(kind).olga().leads();
    }

    private static Deals deals(StoreKind kind) {
        return LeadsOlist.on(kind).olga().deals();
    }

    private static UnaryOperator<Report> by(Field<?> field) {
        return report -> report.by(field);
    }

    private static UnaryOperator<Report> byMonth(Field<?> field) {
        return report -> report.byPeriod(field, Period.MONTH, ZoneOffset.UTC);
    }

    private static Map<String, String> conversion(StoreKind kind, UnaryOperator<Report> group) {
        Map<String, String> ratios = new HashMap<>();
        shares(kind, group).forEach((key, share) -> ratios.put(key, Ratio.of(share)));
        return ratios;
    }

    private static Map<String, Share> shares(StoreKind kind, UnaryOperator<Report> group) {
        Map<String, Long> won =
                counted(leads(kind).report(group.apply(Report.where(WON)).count("n")));
        Map<String, Share> shares = new HashMap<>();
        counted(leads(kind).report(group.apply(Report.all()).count("n")))
                .forEach((key, all) -> shares.put(key, new Share(won.getOrDefault(key, 0L), all)));
        return shares;
    }

    private static Map<String, Long> counts(StoreKind kind, UnaryOperator<Report> groups) {
        return counted(deals(kind).report(groups.apply(Report.all()).count("n")));
    }

    private static Map<String, Long> counted(ReportTable table) {
        Map<String, Long> counts = new HashMap<>();
        table.rows()
                .forEach(row -> counts.put(
                        row.keys().stream().map(LeadsOlistTest::text).collect(Collectors.joining("|")),
                        row.count("n")));
        return counts;
    }

    /** A month as the answers write it. */
    private static String text(Optional<Object> key) {
        return key.map(Object::toString).orElse("").replaceFirst("^(\\d{4}-\\d\\d)-01$", "$1");
    }

    private static List<Long> days(StoreKind kind, Condition where) {
        List<Long> days = new ArrayList<>();
        deals(kind)
                .each(
                        Query.where(where).sortBy(LeadsOlist.DAYS).limit(Query.MAX_LIMIT),
                        deal -> days.add(deal.get(LeadsOlist.DAYS).orElseThrow()));
        assertThat(days).isSorted();
        return days;
    }

    private static Map<String, String> ratios(String name) {
        Map<String, String> ratios = new HashMap<>();
        answers.path(name).properties().forEach(each -> ratios.put(each.getKey(), Ratio.expected(each.getValue())));
        assertThat(ratios).isNotEmpty();
        return ratios;
    }

    private static Map<String, Long> numbers(String name) {
        Map<String, Long> numbers = new HashMap<>();
        answers.path(name)
                .properties()
                .forEach(each -> numbers.put(each.getKey(), each.getValue().asLong()));
        assertThat(numbers).isNotEmpty();
        return numbers;
    }
}
