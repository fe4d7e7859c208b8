package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.CrmSession;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Cursor;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.report.Report;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.value.Violation;
import java.time.Period;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue of bad filters, orders, pages and reports: refused with a code before the store is asked. */
class BadQuestionTest {
    private static final Field<String> UNKNOWN = Field.text("colour", 10);

    private record Bad(int row, String name, Consumer<CrmSession> question, String code) {}

    private static Bad list(int row, String name, Query query, String code) {
        return new Bad(row, name, session -> session.leads().list(query), code);
    }

    private static Bad count(int row, String name, Condition condition, String code) {
        return new Bad(row, name, session -> session.leads().count(condition), code);
    }

    private static Bad report(int row, String name, Report report, String code) {
        return new Bad(row, name, session -> session.leads().report(report), code);
    }

    private static List<Bad> catalogue() {
        return List.of(
                count(86, "an unknown field", UNKNOWN.is("red"), "UNKNOWN_FIELD"),
                count(86, "a field of another type", Deal.STAGE.is("WON"), "UNKNOWN_FIELD"),
                list(87, "an order by an unknown field", Query.all().sortBy(UNKNOWN), "UNKNOWN_FIELD"),
                list(87, "an order by a list of phones", Query.all().sortBy(Lead.PHONES), "NOT_SORTABLE"),
                count(91, "an operator the type has not", Lead.URGENCY.gt("LOW"), "WRONG_OPERATOR"),
                count(92, "a value of another type", Lead.BUDGET.ge("many"), "WRONG_TYPE"),
                count(92, "an unknown option", Lead.URGENCY.is("SOON"), "UNKNOWN_OPTION"),
                count(93, "a million of alternatives", Lead.SOURCE.in(sources(1_000_000)), "LIMIT"),
                count(94, "ten thousand alternatives", wide(10_000), "LIMIT"),
                count(94, "ten thousand negations", deep(10_000), "LIMIT"),
                list(97, "an empty page", Query.all().limit(0), "LIMIT"),
                list(97, "a page of less than nothing", Query.all().limit(-1), "LIMIT"),
                list(97, "a page too large", Query.all().limit(Query.MAX_LIMIT + 1), "LIMIT"),
                list(97, "a page of all there is", Query.all().limit(Integer.MAX_VALUE), "LIMIT"),
                count(
                        100,
                        "a day long before time",
                        Lead.STATE_SINCE.olderThan(Period.ofYears(1_000_000_000)),
                        "OUT_OF_RANGE"),
                report(
                        102,
                        "groups by a list of phones",
                        Report.all().by(Lead.PHONES).count("n"),
                        "NOT_GROUPABLE"));
    }

    private static List<String> sources(int count) {
        return IntStream.range(0, count).mapToObj(i -> "S" + i).toList();
    }

    private static Condition wide(int parts) {
        return Condition.any(Collections.nCopies(parts, Lead.TITLE.is("a")));
    }

    private static Condition deep(int depth) {
        Condition deep = Lead.TITLE.is("a");
        for (int i = 0; i < depth; i++) {
            deep = new Condition.Not(deep);
        }
        return deep;
    }

    @TestFactory
    Stream<DynamicTest> bad_questions_are_refused() {
        return Stream.of(StoreKind.values()).flatMap(kind -> {
            Town town = Town.on(kind);
            town.as("hana").leads().register(town.leadDraft());
            return catalogue().stream()
                    .map(bad -> DynamicTest.dynamicTest(kind + ": " + bad.row + " " + bad.name, () -> {
                        var thrown = Refused.invalid(town, () -> bad.question.accept(town.as("hana")));
                        assertThat(thrown.violations())
                                .extracting(Violation::code)
                                .contains(bad.code);
                        assertThat(thrown.getMessage()).hasSizeLessThan(600);
                    }));
        });
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void extremes_that_mean_something_are_answered(StoreKind kind) {
        Town town = Town.on(kind);
        town.as("hana").leads().register(town.leadDraft());
        assertThat(town.as("hana").leads().count(Lead.SOURCE.in(List.of()))).isZero();
        assertThat(town.as("hana").leads().count(Lead.SOURCE.in(sources(65_536))))
                .isZero();
        for (String literal : List.of("%".repeat(300), "_", "\\", "(a+)+$")) {
            assertThat(town.as("hana").leads().count(Lead.TITLE.contains(literal)))
                    .as(literal)
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_cursor_belongs_to_its_query_and_its_actor(StoreKind kind) {
        Town town = Town.on(kind);
        town.as("hana").leads().register(Lead.draft().title("one"));
        town.as("hana").leads().register(Lead.draft().title("two"));
        Query query = Query.all().sortBy(Lead.TITLE).limit(1);
        Cursor cursor = town.as("hana").leads().list(query).next().orElseThrow();
        assertThat(town.as("hana").leads().list(query.after(cursor)).items()).hasSize(1);
        for (String broken : List.of(
                "",
                "AAAA",
                "!" + cursor.text(),
                cursor.text().substring(2),
                cursor.text().substring(0, 9))) {
            refused(town, "hana", query.after(new Cursor(broken)));
        }
        refused(town, "carl", query.after(cursor));
        refused(town, "hana", query.sortByDescending(Lead.TITLE).after(cursor));
        refused(
                town,
                "hana",
                Query.where(Lead.TITLE.contains("t"))
                        .sortBy(Lead.TITLE)
                        .limit(1)
                        .after(cursor));
    }

    private static void refused(Town town, String login, Query query) {
        InvalidInputException thrown =
                Refused.invalid(town, () -> town.as(login).leads().list(query));
        assertThat(Refused.told(thrown.violations())).containsExactly("cursor BAD_CURSOR");
    }
}
