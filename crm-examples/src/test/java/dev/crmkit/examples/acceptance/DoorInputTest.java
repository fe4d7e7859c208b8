package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.client.Company;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.lead.LeadDraft;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.value.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The catalogue of bad values, through the doors of a lead and a deal: a typed refusal that names the path and the code,
 * never echoes the value in full, and leaves all that is kept as it was. The numbers are those of the catalogue.
 */
class DoorInputTest {

    /** A value a field is given, and what the refusal must say. */
    private record Bad(int row, String name, Field<?> field, Object value, String code) {}

    private static final List<Bad> OF_LEADS = List.of(
            new Bad(1, "nothing for what is required", Lead.TITLE, Optional.empty(), "REQUIRED"),
            new Bad(2, "an empty title", Lead.TITLE, "", "REQUIRED"),
            new Bad(3, "a blank title", Lead.TITLE, " \u00A0\u3000", "REQUIRED"),
            new Bad(4, "zero-width characters only", Lead.TITLE, "\u200B\uFEFF", "REQUIRED"),
            new Bad(5, "NUL", Lead.TITLE, "a\u0000b", "CONTROL_CHARACTER"),
            new Bad(6, "a lone high surrogate", Lead.TITLE, "a\uD800b", "LONE_SURROGATE"),
            new Bad(7, "a lone low surrogate", Lead.TITLE, "a\uDC00b", "LONE_SURROGATE"),
            new Bad(8, "a control character", Lead.CONTACT_NAME, "a\u0001b", "CONTROL_CHARACTER"),
            new Bad(10, "a change of direction in a code", Lead.SOURCE, "SI\u202ETE", "INVISIBLE_CHARACTER"),
            new Bad(17, "a title one code point too long", Lead.TITLE, "😀".repeat(301), "TOO_LONG"),
            new Bad(19, "ten megabytes", Lead.NEED, "x".repeat(10_000_000), "TOO_LONG"),
            new Bad(26, "an escape sequence", Lead.TITLE, "\u001b[2J", "CONTROL_CHARACTER"),
            new Bad(31, "a number out of this world", Lead.BUDGET, "1e400 RUB", "MALFORMED"),
            new Bad(32, "an exponent out of this world", Lead.BUDGET, "1E+1000000000 RUB", "MALFORMED"),
            new Bad(34, "not a number", Lead.BUDGET, "NaN RUB", "MALFORMED"),
            new Bad(35, "a decimal comma", Lead.BUDGET, "1,5 RUB", "MALFORMED"),
            new Bad(36, "more digits than the currency has", Lead.BUDGET, "2.345 RUB", "SCALE"),
            new Bad(39, "more digits than are kept", Lead.BUDGET, "1".repeat(30) + " RUB", "TOO_LARGE"),
            new Bad(40, "a budget without currency", Lead.BUDGET, "100", "WRONG_TYPE"),
            new Bad(40, "a currency of the past", Lead.BUDGET, "100.00 RUR", "UNKNOWN_CURRENCY"),
            new Bad(40, "a currency in small letters", Lead.BUDGET, "100.00 rub", "MALFORMED"),
            new Bad(41, "a part of a yen", Lead.BUDGET, "1.50 JPY", "SCALE"),
            new Bad(53, "letters for a phone", Lead.PHONES, "позвоните", "MALFORMED"),
            new Bad(53, "forty digits for a phone", Lead.PHONES, "1".repeat(40), "MALFORMED"),
            new Bad(54, "two at signs", Lead.EMAILS, "a@@b.ru", "MALFORMED"),
            new Bad(54, "a line break in an address", Lead.EMAILS, "a@b.ru\r\nBcc: c@d.ru", "MALFORMED"),
            new Bad(56, "an id too short", Lead.CONTACT, "0000000-0000-7000-8000-000000000000", "MALFORMED"),
            new Bad(57, "an id of another type", Lead.CONTACT, ref("company"), "WRONG_TARGET"),
            new Bad(59, "an id of nothing", Lead.CONTACT, ref("contact"), "NO_RECORD"),
            new Bad(64, "a field of another type", Deal.NEXT_STEP, "a call", "UNKNOWN_FIELD"),
            new Bad(65, "a state", Lead.STATE, "CONVERTED", "MANAGED"),
            new Bad(70, "a hundred thousand phones", Lead.PHONES, phones(100_000), "TOO_MANY"),
            new Bad(92, "an unknown option", Lead.URGENCY, "SOON", "UNKNOWN_OPTION"));

    private static final List<Bad> OF_DEALS = List.of(
            new Bad(45, "a year before the first", Deal.EXPECTED_CLOSE, LocalDate.of(0, 1, 1), "OUT_OF_RANGE"),
            new Bad(45, "the last day of Java", Deal.EXPECTED_CLOSE, LocalDate.MAX, "OUT_OF_RANGE"),
            new Bad(46, "the 29th of February 2023", Deal.EXPECTED_CLOSE, "2023-02-29", "MALFORMED"),
            new Bad(47, "a date to guess at", Deal.EXPECTED_CLOSE, "01.02.03", "MALFORMED"),
            new Bad(144, "a day of a spreadsheet", Deal.EXPECTED_CLOSE, "45413", "MALFORMED"));

    private static String ref(String type) {
        return type + ":00000000-0000-7000-8000-000000000000";
    }

    private static List<String> phones(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "+7916" + (1_000_000 + i))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> a_lead_is_not_born_with_a_bad_value() {
        return each(
                OF_LEADS,
                (town, lead, bad) -> town.as("hana")
                        .leads()
                        .register(Lead.draft().title("Camry").set(bad.field, bad.value)));
    }

    @TestFactory
    Stream<DynamicTest> a_lead_does_not_take_a_bad_value_later() {
        return each(OF_LEADS, (town, lead, bad) -> town.as("hana").leads().edit(lead, Map.of(bad.field, bad.value)));
    }

    @TestFactory
    Stream<DynamicTest> a_deal_is_not_opened_with_a_bad_value() {
        return each(
                OF_DEALS,
                (town, lead, bad) -> town.as("hana")
                        .deals()
                        .open(Values.draft().set(Deal.TITLE, "Camry").set(bad.field, bad.value)));
    }

    private interface Wish {
        void of(Town town, Lead lead, Bad bad);
    }

    private static Stream<DynamicTest> each(List<Bad> catalogue, Wish wish) {
        return Stream.of(StoreKind.values()).flatMap(kind -> {
            Town town = Town.on(kind);
            Lead lead = town.as("hana").leads().register(town.leadDraft());
            return catalogue.stream()
                    .map(bad -> DynamicTest.dynamicTest(
                            kind + ": " + bad.row + " " + bad.name, () -> refused(town, lead, bad, wish)));
        });
    }

    private static void refused(Town town, Lead lead, Bad bad, Wish wish) {
        InvalidInputException thrown = Refused.invalid(town, () -> wish.of(town, lead, bad));
        Violation violation = thrown.violations().get(0);
        assertThat(violation.path()).startsWith(bad.field.key());
        assertThat(violation.code()).isEqualTo(bad.code);
        assertThat(thrown.getMessage()).hasSizeLessThan(300);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void all_that_is_wrong_is_told_at_once(StoreKind kind) {
        Town town = Town.on(kind);
        LeadDraft draft = Lead.draft();
        OF_LEADS.stream().filter(bad -> bad.row >= 26).forEach(bad -> draft.set(bad.field, bad.value));
        InvalidInputException thrown =
                Refused.invalid(town, () -> town.as("hana").leads().register(draft));
        assertThat(thrown.violations())
                .extracting(Violation::path)
                .contains("title", "budget", "phones", "emails[0]", "nextStep", "state", "urgency");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_company_is_not_its_own_parent(StoreKind kind) {
        Town town = Town.on(kind);
        var companies = town.as("hana").clients().companies();
        Company company = companies.add(Values.draft().set(Company.NAME, "Ромашка"));
        var refusal = Refused.invalid(town, () -> companies.edit(company, Map.of(Company.PARENT, company.ref())));
        assertThat(Refused.told(refusal.violations())).containsExactly("parent SELF_LINK");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void what_was_handed_over_or_handed_out_is_a_copy(StoreKind kind) {
        Town town = Town.on(kind);
        List<String> phones = new ArrayList<>(List.of("8 (916) 111-22-33"));
        LeadDraft draft = Lead.draft().title("Camry").set(Lead.PHONES, phones);
        Lead lead = town.as("hana").leads().register(draft);
        Dump before = town.dump();
        phones.add("8 (916) 111-22-34");
        draft.title("Corolla");
        assertThatThrownBy(() -> lead.get(Lead.PHONES).orElseThrow().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(town.dump()).isEqualTo(before);
    }

    @TestFactory
    Stream<DynamicTest> harmless_but_strange_texts_are_kept_as_they_are() {
        List<String> texts = List.of(
                "Robert'); DROP TABLE client;--",
                "<script>alert(1)</script>",
                "${jndi:ldap://x} %d %s %n",
                "{{7*7}} #{T(java.lang.Runtime)}",
                "a\r\nINFO user admin logged in",
                "a\u2028b\u2029c",
                "null",
                "Ёлка İstanbul ß ΑΣ 😀",
                "и\u0306",
                "😀".repeat(300),
                "e" + "\u0301".repeat(299),
                "%_!\\\"'");
        return Stream.of(StoreKind.values()).flatMap(kind -> {
            Town town = Town.on(kind);
            return texts.stream()
                    .map(text -> DynamicTest.dynamicTest(
                            kind + ": " + text.substring(0, Math.min(20, text.length())), () -> kept(town, text)));
        });
    }

    private static void kept(Town town, String text) {
        Lead lead = town.as("hana").leads().register(Lead.draft().title(text));
        assertThat(town.as("hana").leads().get(lead.ref()).title()).isEqualTo(text);
        assertThat(town.as("hana").leads().count(Lead.TITLE.contains(text))).isEqualTo(1);
        assertThat(town.as("hana").leads().count(Lead.TITLE.isExactly(text))).isEqualTo(1);
    }
}
