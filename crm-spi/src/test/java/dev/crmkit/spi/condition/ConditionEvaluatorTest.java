package dev.crmkit.spi.condition;

import static dev.crmkit.spi.condition.AnOffer.CODE;
import static dev.crmkit.spi.condition.AnOffer.COUNT;
import static dev.crmkit.spi.condition.AnOffer.DAY;
import static dev.crmkit.spi.condition.AnOffer.EMAILS;
import static dev.crmkit.spi.condition.AnOffer.ITS_CLIENT;
import static dev.crmkit.spi.condition.AnOffer.PAPER;
import static dev.crmkit.spi.condition.AnOffer.PHONES;
import static dev.crmkit.spi.condition.AnOffer.PRICE;
import static dev.crmkit.spi.condition.AnOffer.RATE;
import static dev.crmkit.spi.condition.AnOffer.TAGS;
import static dev.crmkit.spi.condition.AnOffer.TITLE;
import static dev.crmkit.spi.condition.AnOffer.empty;
import static dev.crmkit.spi.condition.AnOffer.id;
import static dev.crmkit.spi.condition.AnOffer.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionEvaluatorTest {
    private static final Condition TRUE = Condition.always();
    private static final Condition FALSE = Condition.never();

    static final List<Condition> atoms = List.of(
            TITLE.isNotEmpty(),
            TITLE.is("camry"),
            CODE.is("X"),
            COUNT.lt(5L),
            COUNT.in(1L, 2L),
            TITLE.contains("am"),
            TAGS.has("A"),
            TAGS.in("A", "B"),
            PHONES.contains("12"));

    @ParameterizedTest
    @FieldSource("atoms")
    void an_atom_is_false_of_an_empty_field_and_its_complement_true(Condition atom) {
        assertThat(holds(atom, empty())).isFalse();
        assertThat(holds(atom.not(), empty())).isTrue();
    }

    @Test
    void all_needs_every_part_and_any_needs_one() {
        assertThat(holds(TRUE, empty())).isTrue();
        assertThat(holds(TRUE.and(TRUE), empty())).isTrue();
        assertThat(holds(TRUE.and(FALSE), empty())).isFalse();
        assertThat(holds(FALSE, empty())).isFalse();
        assertThat(holds(FALSE.or(FALSE), empty())).isFalse();
        assertThat(holds(FALSE.or(TRUE), empty())).isTrue();
    }

    @Test
    void a_present_field_is_not_empty() {
        assertThat(holds(TITLE.isNotEmpty(), with(TITLE, "Camry"))).isTrue();
        assertThat(holds(TITLE.isEmpty(), with(TITLE, "Camry"))).isFalse();
    }

    @Test
    void a_record_is_known_by_its_id() {
        assertThat(holds(Condition.ids(List.of(id(1), id(2))), empty())).isTrue();
        assertThat(holds(Condition.id(id(2)), empty())).isFalse();
        assertThat(holds(Condition.ids(List.of()), empty())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "4, true, true, false, false, false",
        "5, false, true, true, true, false",
        "6, false, false, false, true, true"
    })
    void numbers_are_ordered(long value, boolean lt, boolean le, boolean is, boolean ge, boolean gt) {
        Record offer = with(COUNT, value);
        assertThat(holds(COUNT.lt(5L), offer)).isEqualTo(lt);
        assertThat(holds(COUNT.le(5L), offer)).isEqualTo(le);
        assertThat(holds(COUNT.is(5L), offer)).isEqualTo(is);
        assertThat(holds(COUNT.ge(5L), offer)).isEqualTo(ge);
        assertThat(holds(COUNT.gt(5L), offer)).isEqualTo(gt);
    }

    @ParameterizedTest
    @CsvSource({
        "4 RUB, true, true, false, false",
        "5 RUB, false, true, true, false",
        "6 RUB, false, false, true, true",
        "4 USD, false, false, false, false",
        "6 USD, false, false, false, false"
    })
    void money_is_ordered_within_its_currency_only(String price, boolean lt, boolean le, boolean ge, boolean gt) {
        Record offer = with(PRICE, Money.parse(price));
        Money five = Money.of(5, "RUB");
        assertThat(holds(PRICE.lt(five), offer)).isEqualTo(lt);
        assertThat(holds(PRICE.le(five), offer)).isEqualTo(le);
        assertThat(holds(PRICE.ge(five), offer)).isEqualTo(ge);
        assertThat(holds(PRICE.gt(five), offer)).isEqualTo(gt);
    }

    static Stream<Arguments> questions() {
        Record camry = with(TITLE, "Ёлка на Camry");
        Record code = with(CODE, "Ab-1");
        Record rate = with(RATE, new BigDecimal("1.50"));
        Record tags = with(TAGS, List.of("A", "C"));
        Record phones = with(PHONES, List.of(PhoneNumber.of("112"), PhoneNumber.of("+7 (912) 345-67-89")));
        Record emails = with(EMAILS, List.of(EmailAddress.of("Sales@Example.com")));
        Record paper = with(PAPER, new FileRef("Offer.pdf", "k-1", 10, "application/pdf"));
        return Stream.of(
                arguments(TITLE.is("елка на camry"), camry, true),
                arguments(TITLE.is("елка"), camry, false),
                arguments(TITLE.isExactly("Ёлка на Camry"), camry, true),
                arguments(TITLE.isExactly("елка на camry"), camry, false),
                arguments(TITLE.in("другое", "елка на camry"), camry, true),
                arguments(TITLE.in("другое"), camry, false),
                arguments(TITLE.startsWith("елка"), camry, true),
                arguments(TITLE.startsWith("camry"), camry, false),
                arguments(TITLE.endsWith("camry"), camry, true),
                arguments(TITLE.endsWith("елка"), camry, false),
                arguments(TITLE.contains("на"), camry, true),
                arguments(TITLE.contains("нет"), camry, false),
                arguments(CODE.is("Ab-1"), code, true),
                arguments(CODE.is("ab-1"), code, false),
                arguments(CODE.contains("b-"), code, true),
                arguments(CODE.contains("B-"), code, false),
                arguments(RATE.is(new BigDecimal("1.5")), rate, true),
                arguments(RATE.is(new BigDecimal("1.51")), rate, false),
                arguments(RATE.in(new BigDecimal("1.5"), BigDecimal.TEN), rate, true),
                arguments(RATE.in(BigDecimal.ONE, BigDecimal.TEN), rate, false),
                arguments(DAY.between(day(1), day(3)), with(DAY, day(3)), true),
                arguments(DAY.between(day(1), day(3)), with(DAY, day(4)), false),
                arguments(TAGS.has("C"), tags, true),
                arguments(TAGS.has("B"), tags, false),
                arguments(TAGS.in("B", "C"), tags, true),
                arguments(TAGS.in("B"), tags, false),
                arguments(PHONES.contains("345"), phones, true),
                arguments(PHONES.contains("345-67"), phones, false),
                arguments(EMAILS.endsWith("@example.com"), emails, true),
                arguments(EMAILS.endsWith("@Example.com"), emails, false),
                arguments(PAPER.endsWith(".pdf"), paper, true),
                arguments(PAPER.contains("k-1"), paper, false));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_value_is_judged_by_its_kind(Condition condition, Record offer, boolean answer) {
        assertThat(holds(condition, offer)).isEqualTo(answer);
    }

    @Test
    void a_relation_is_asked_of_what_is_related() {
        Condition.Exists exists = new Condition.Exists(ITS_CLIENT, TITLE.is("camry"));
        ConditionEvaluator.Matcher matcher = ConditionEvaluator.compile(exists);
        assertThat(matcher.matches(empty(), (from, asked) -> from.equals(empty()) && asked.equals(exists)))
                .isTrue();
        assertThat(matcher.matches(empty(), (from, asked) -> false)).isFalse();
    }

    @Test
    void where_nothing_was_loaded_a_relation_is_not_guessed() {
        Condition exists = Condition.exists(ITS_CLIENT, TRUE);
        assertThatThrownBy(() -> holds(exists, empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none were loaded");
    }

    @Test
    void a_parameter_is_resolved_beforehand() {
        Condition mine = TITLE.is(Operand.parameter("me"));
        assertThatThrownBy(() -> ConditionEvaluator.compile(mine))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Resolve the condition first");
    }

    private static boolean holds(Condition condition, Record offer) {
        return ConditionEvaluator.compile(condition).matches(offer, Related.none());
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 3, day);
    }
}
