package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Bad input through the public doors: a typed refusal that names path and code, and nothing written. */
class DoorInputTest {

    /** A value a lead is given, and what the refusal must say. */
    private record Bad(String name, Field<?> field, Object value, String code) {}

    private static final List<Bad> VALUES = List.of(
            new Bad("a blank title", Lead.TITLE, " \u00A0\u3000", "REQUIRED"),
            new Bad("zero-width characters only", Lead.TITLE, "\u200B\uFEFF", "REQUIRED"),
            new Bad("NUL", Lead.TITLE, "a\u0000b", ""),
            new Bad("a lone high surrogate", Lead.TITLE, "a\uD800b", ""),
            new Bad("a lone low surrogate", Lead.TITLE, "a\uDC00b", ""),
            new Bad("an escape sequence", Lead.TITLE, "\u001b[2J", ""),
            new Bad("a title one code point too long", Lead.TITLE, "я".repeat(301), ""),
            new Bad("ten megabytes", Lead.NEED, "x".repeat(10_000_000), ""),
            new Bad("a budget without currency", Lead.BUDGET, "100", ""),
            new Bad("an unknown currency", Lead.BUDGET, "100.00 RUR", ""),
            new Bad("more digits than the currency has", Lead.BUDGET, "2.345 RUB", ""),
            new Bad("an exponent out of this world", Lead.BUDGET, "1E+1000000000 RUB", ""),
            new Bad("an unknown option", Lead.URGENCY, "SOON", ""),
            new Bad("letters for a phone", Lead.PHONES, "позвоните", ""),
            new Bad("two at signs", Lead.EMAILS, "a@@b.ru", ""),
            new Bad("a line break in an address", Lead.EMAILS, "a@b.ru\r\nBcc: c@d.ru", ""),
            new Bad("a state", Lead.STATE, "CONVERTED", "MANAGED"),
            new Bad(
                    "a reference to nothing",
                    Lead.CONTACT,
                    "contact:00000000-0000-7000-8000-000000000000",
                    "NO_RECORD"));

    @TestFactory
    Stream<DynamicTest> bad_values_are_refused_and_nothing_is_written() {
        return Stream.of(StoreKind.values())
                .flatMap(kind -> VALUES.stream()
                        .map(bad ->
                                DynamicTest.dynamicTest(kind + ": " + bad.name, () -> refused(Town.on(kind), bad))));
    }

    private static void refused(Town town, Bad bad) {
        Throwable thrown = catchThrowable(() ->
                town.as("hana").leads().register(Lead.draft().title("Camry").set(bad.field, bad.value)));
        Violation violation = only(thrown);
        assertThat(violation.path()).startsWith(bad.field.key());
        if (!bad.code.isEmpty()) {
            assertThat(violation.code()).isEqualTo(bad.code);
        }
        assertThat(thrown.getMessage()).hasSizeLessThan(600);
        assertThat(town.as("olga").leads().count(Condition.always())).isZero();
        assertThat(town.as("olga").tasks().count(Condition.always())).isZero();
    }

    @TestFactory
    Stream<DynamicTest> harmless_but_strange_texts_are_kept_as_they_are() {
        List<String> texts = List.of(
                "Robert'); DROP TABLE client;--",
                "<script>alert(1)</script>",
                "${jndi:ldap://x} %d %s %n",
                "{{7*7}} #{T(java.lang.Runtime)}",
                "null",
                "Ёлка İstanbul ß ΑΣ 😀",
                "и\u0306",
                "%_!\\\"'");
        return Stream.of(StoreKind.values())
                .flatMap(kind -> texts.stream()
                        .map(text -> DynamicTest.dynamicTest(kind + ": " + text, () -> {
                            Town town = Town.on(kind);
                            Lead lead = town.as("hana")
                                    .leads()
                                    .register(Lead.draft().title(text));
                            assertThat(town.as("hana").leads().get(lead.ref()).title())
                                    .isEqualTo(text);
                            assertThat(town.as("hana").leads().count(Lead.TITLE.contains(text)))
                                    .isEqualTo(1);
                            assertThat(town.as("hana").leads().count(Lead.TITLE.isExactly(text)))
                                    .isEqualTo(1);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> bad_questions_are_refused() {
        Field<String> unknown = Field.text("colour", 10);
        Condition deep = Lead.TITLE.is("a");
        for (int i = 0; i < 10_000; i++) {
            deep = new Condition.Not(deep);
        }
        Condition tooDeep = deep;
        Condition tooWide = Condition.any(Collections.nCopies(10_000, Lead.TITLE.is("a")));
        Map<String, Query> queries = Map.of(
                "an unknown field", Query.where(unknown.is("red")),
                "a field of another type", Query.where(Deal.STAGE.is("WON")),
                "an operator the type has not", Query.where(Lead.URGENCY.gt("LOW")),
                "a value of another type", Query.where(Lead.BUDGET.ge("many")),
                "ten thousand negations", Query.where(tooDeep),
                "ten thousand alternatives", Query.where(tooWide),
                "sorting by a list of phones", Query.all().sortBy(Lead.PHONES),
                "sorting by an unknown field", Query.all().sortBy(unknown),
                "an empty page", Query.all().limit(0),
                "a page too large", Query.all().limit(501));
        return Stream.of(StoreKind.values())
                .flatMap(kind -> queries.entrySet().stream()
                        .map(query -> DynamicTest.dynamicTest(kind + ": " + query.getKey(), () -> {
                            Town town = Town.on(kind);
                            only(catchThrowable(() -> town.as("hana").leads().list(query.getValue())));
                        })));
    }

    @TestFactory
    Stream<DynamicTest> a_cursor_belongs_to_its_query_and_its_actor() {
        return Stream.of(StoreKind.values())
                .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> {
                    Town town = Town.on(kind);
                    town.as("hana").leads().register(Lead.draft().title("one"));
                    town.as("hana").leads().register(Lead.draft().title("two"));
                    Query query = Query.all().sortBy(Lead.TITLE).limit(1);
                    Cursor cursor = town.as("hana").leads().list(query).next().orElseThrow();
                    assertThat(town.as("hana").leads().list(query.after(cursor)).items())
                            .hasSize(1);
                    List<Cursor> bad = List.of(
                            new Cursor(""),
                            new Cursor("AAAA"),
                            new Cursor("!" + cursor.text()),
                            new Cursor(cursor.text().substring(2)));
                    bad.forEach(broken -> assertThat(only(catchThrowable(
                                            () -> town.as("hana").leads().list(query.after(broken))))
                                    .code())
                            .isEqualTo("BAD_CURSOR"));
                    only(catchThrowable(() -> town.as("carl").leads().list(query.after(cursor))));
                    only(catchThrowable(() -> town.as("hana")
                            .leads()
                            .list(Query.where(Lead.TITLE.contains("t"))
                                    .sortBy(Lead.TITLE)
                                    .limit(1)
                                    .after(cursor))));
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_relative_time_out_of_range_is_refused() {
        return Stream.of(StoreKind.values())
                .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> {
                    Town town = Town.on(kind);
                    only(catchThrowable(() ->
                            town.as("hana").leads().count(Lead.STATE_SINCE.olderThan(Period.ofYears(1_000_000_000)))));
                    only(catchThrowable(() -> town.as("hana")
                            .leads()
                            .report(Report.all().by(Lead.PHONES).count("n"))));
                }));
    }

    private static Violation only(Throwable thrown) {
        assertThat(thrown).isInstanceOf(InvalidInputException.class);
        List<Violation> violations = ((InvalidInputException) thrown).violations();
        assertThat(violations).isNotEmpty();
        return violations.get(0);
    }
}
