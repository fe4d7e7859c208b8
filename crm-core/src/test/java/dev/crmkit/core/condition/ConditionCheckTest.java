package dev.crmkit.core.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.crmkit.core.value.LibPhoneNormalizer;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows 86 to 101 of the catalogue of bad input, as far as a tree can hold them. */
class ConditionCheckTest {
    private static final RecordRef COMPANY = new RecordRef("company", ASchema.ID);

    static Stream<Arguments> literals() {
        return Stream.of(
                arguments(ASchema.COUNT.ge(5), 5L),
                arguments(ASchema.COUNT.ge("5"), 5L),
                arguments(ASchema.RATE.lt(5), new BigDecimal("5.00")),
                arguments(ASchema.RATE.lt("1.5"), new BigDecimal("1.50")),
                arguments(ASchema.RATE.lt("1.2345"), new BigDecimal("1.2345")),
                arguments(ASchema.RATE.lt(new BigDecimal("1.23450")), new BigDecimal("1.2345")),
                arguments(ASchema.AMOUNT.gt("100 RUB"), Money.of(100, "RUB")),
                arguments(ASchema.AMOUNT.gt(Map.of("amount", 100, "currency", "RUB")), Money.of(100, "RUB")),
                arguments(ASchema.URGENT.is("true"), true),
                arguments(ASchema.DAY.is("2026-03-31"), LocalDate.of(2026, 3, 31)),
                arguments(ASchema.SINCE.lt("2026-03-31T12:00:00+03:00"), Instant.parse("2026-03-31T09:00:00Z")),
                arguments(
                        ASchema.SINCE.lt(Instant.parse("2026-03-31T09:00:00.123456789Z")),
                        Instant.parse("2026-03-31T09:00:00.123456Z")),
                arguments(ASchema.STAGE.is(Option.of("NEW")), "NEW"),
                arguments(ASchema.TAGS.has("A"), "A"),
                arguments(ASchema.COMPANY.is(ASchema.ID), COMPANY),
                arguments(ASchema.CLIENT.is(COMPANY.toString()), COMPANY),
                arguments(ASchema.PHONES.has("8 (912) 345-67-89"), PhoneNumber.of("89123456789")),
                arguments(ASchema.EMAILS.has(" A@B.RU"), EmailAddress.of("a@b.ru")),
                arguments(ASchema.TITLE.is("Ёлка"), "Ёлка"));
    }

    @ParameterizedTest
    @MethodSource("literals")
    void a_value_becomes_what_a_record_would_hold(Condition.Compare condition, Object value) {
        Condition.Compare checked = (Condition.Compare) ASchema.check(condition);

        assertThat(checked.value()).isEqualTo(new Operand.Literal(value));
        assertThat(ASchema.check(checked)).isEqualTo(checked);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(Field.text("nope", 5).is("x"), "/field UNKNOWN_FIELD"),
                arguments(Field.wholeNumber("title").is(5), "/field WRONG_TYPE"),
                arguments(ASchema.STAGE.lt("NEW"), "/op WRONG_OPERATOR"),
                arguments(ASchema.URGENT.ge(true), "/op WRONG_OPERATOR"),
                arguments(ASchema.COMPANY.gt(COMPANY), "/op WRONG_OPERATOR"),
                arguments(ASchema.TAGS.le("A"), "/op WRONG_OPERATOR"),
                arguments(ASchema.NOTE.lt("a"), "/op WRONG_OPERATOR"),
                arguments(ASchema.PHONES.lt("112"), "/op WRONG_OPERATOR"),
                arguments(ASchema.FILE.is("a.pdf"), "/op WRONG_OPERATOR"),
                arguments(ASchema.DAY.contains("2026"), "/op WRONG_OPERATOR"),
                arguments(ASchema.STAGE.contains("NE"), "/op WRONG_OPERATOR"),
                arguments(ASchema.COUNT.is("five"), "/value MALFORMED"),
                arguments(ASchema.COUNT.is(5.5), "/value SCALE"),
                arguments(ASchema.COUNT.is(true), "/value WRONG_TYPE"),
                arguments(ASchema.COUNT.is(List.of(1)), "/value WRONG_TYPE"),
                arguments(ASchema.RATE.is(new BigDecimal("1E+1000000000")), "/value TOO_LARGE"),
                arguments(ASchema.RATE.is(new BigDecimal("1E-1000000000")), "/value SCALE"),
                arguments(ASchema.AMOUNT.ge(100_000), "/value WRONG_TYPE"),
                arguments(ASchema.AMOUNT.ge("1 rub"), "/value MALFORMED"),
                arguments(ASchema.STAGE.is("OLD"), "/value UNKNOWN_OPTION"),
                arguments(ASchema.STAGE.in("NEW", "OLD", 5), "/value/1 UNKNOWN_OPTION"),
                arguments(ASchema.TAGS.has("Z"), "/value UNKNOWN_OPTION"),
                arguments(ASchema.COMPANY.is(new RecordRef("contact", ASchema.ID)), "/value WRONG_TARGET"),
                arguments(ASchema.TITLE.is(""), "/value BLANK_OPERAND"),
                arguments(ASchema.TITLE.contains("\uFE0F"), "/value BLANK_OPERAND"),
                arguments(ASchema.SOURCE.startsWith(""), "/value BLANK_OPERAND"),
                arguments(ASchema.TITLE.is("a\u0000"), "/value CONTROL_CHARACTER"),
                arguments(ASchema.TITLE.contains("x".repeat(10_000_000)), "/value TOO_LONG"),
                arguments(ASchema.PHONES.contains("home"), "/value MALFORMED"),
                arguments(ASchema.COUNT.is(Operand.parameter("me")), "/param WRONG_TYPE"),
                arguments(ASchema.COMPANY.is(Operand.parameter("me")), "/param WRONG_TYPE"),
                arguments(ASchema.MANAGER.is(Operand.parameter("Drop Table")), "/param MALFORMED"),
                arguments(ASchema.COUNT.lt(Operand.nowMinus(Period.ofDays(1))), "/relative WRONG_TYPE"),
                arguments(ASchema.DAY.lt(Operand.nowMinus(Period.ofDays(1_000_000_000))), "/relative OUT_OF_RANGE"),
                arguments(ASchema.DAY.lt(Operand.nowMinus(Duration.ofDays(1_000_000_000))), "/relative OUT_OF_RANGE"),
                arguments(
                        new Condition.Compare(ASchema.TITLE, Condition.Op.LT, new Operand.Literal("a"), TextMode.EXACT),
                        "/mode WRONG_MODE"),
                arguments(forward(ASchema.COMPANY, "contact"), "/relation/to NO_RELATION"),
                arguments(forward(ASchema.TITLE, "company"), "/relation/to NO_RELATION"),
                arguments(inverse("lead", ASchema.COMPANY), "/relation/type UNKNOWN_TYPE"),
                arguments(inverse("contact", ASchema.COMPANY), "/relation/field NO_RELATION"),
                arguments(inverse("contact", ASchema.INDUSTRY), "/relation/field UNKNOWN_FIELD"));
    }

    private static Condition forward(Field<?> field, String target) {
        return Condition.exists(new Relation.Forward(field, target), Condition.always());
    }

    private static Condition inverse(String type, Field<?> field) {
        return Condition.exists(new Relation.Inverse(type, field), Condition.always());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_does_not_fit_the_schema_is_refused_where_it_stands(Condition condition, String fault) {
        assertThat(ASchema.faults(condition)).first().isEqualTo(fault);
    }

    @Test
    void all_faults_are_told_at_once() {
        Condition condition = ASchema.STAGE
                .in("NEW", "OLD", "OLDER")
                .and(ASchema.COUNT.is("x").not())
                .and(ASchema.COMPANY.to("company", Field.text("nope", 5)).isEmpty());

        assertThat(ASchema.faults(condition))
                .containsExactly(
                        "/args/0/value/1 UNKNOWN_OPTION",
                        "/args/0/value/2 UNKNOWN_OPTION",
                        "/args/1/value MALFORMED",
                        "/args/2/where/field UNKNOWN_FIELD");
    }

    @Test
    void no_more_than_a_hundred_faults_are_told() {
        Condition condition = ASchema.COUNT.in(
                IntStream.range(0, 1_000).mapToObj(i -> "x" + i).toList());

        assertThat(ASchema.faults(condition)).hasSize(100);
    }

    @Test
    void an_operator_that_does_not_fit_says_which_do() {
        assertThat(ASchema.violations(() -> ASchema.check(ASchema.STAGE.lt("NEW")))
                        .get(0)
                        .args())
                .containsEntry("allowed", "isEmpty, isNotEmpty, eq, ne, in, notIn");
    }

    @Test
    void fields_become_those_of_the_type() {
        Field<String> narrower = Field.choice("stage", Option.of("NEW"));
        Condition.Compare checked = (Condition.Compare) ASchema.check(narrower.is("CALL"));

        assertThat(checked.field()).isSameAs(ASchema.STAGE);
    }

    @Test
    void text_declared_exact_is_compared_exactly_and_ordered_by_the_fold() {
        assertThat(((Condition.Compare) ASchema.check(Field.text("source", 50).is("x"))).mode())
                .isEqualTo(TextMode.EXACT);
        assertThat(((Condition.Compare) ASchema.check(ASchema.SOURCE.lt("x"))).mode())
                .isEqualTo(TextMode.FOLDED);
        assertThat(((Condition.Compare) ASchema.check(ASchema.TITLE.isExactly("x"))).mode())
                .isEqualTo(TextMode.EXACT);
    }

    @Test
    void parts_of_addresses_and_phones_are_brought_to_the_stored_form() {
        assertThat(ASchema.check(ASchema.PHONES.contains("+7 (912) 34"))).isEqualTo(ASchema.PHONES.contains("791234"));
        assertThat(ASchema.check(ASchema.EMAILS.endsWith("@B.RU"))).isEqualTo(ASchema.EMAILS.endsWith("@b.ru"));
        assertThat(ASchema.check(ASchema.FILE.contains("Act"))).isEqualTo(ASchema.FILE.contains("Act"));
    }

    @Test
    void phones_go_through_the_normalizer_of_the_host() {
        Condition.Compare checked = (Condition.Compare) ConditionCheck.check(
                ASchema.PHONES.has("8 (912) 345-67-89"), ASchema.DEAL, ASchema.SCHEMA, LibPhoneNormalizer.in("RU"));

        assertThat(((Operand.Literal) checked.value()).value())
                .isEqualTo(PhoneNumber.of("1234567").withE164("+79123456789", "MOBILE"));
    }

    @Test
    void several_units_are_asked_for_by_in() {
        Field<RecordRef> unit = Field.reference("unit", "unit");

        assertThat(ASchema.faults(ASchema.MANAGER.in(Operand.parameter("me.units"))))
                .containsExactly("/value/0 WRONG_TYPE");
        assertThat(ASchema.violations(() -> ConditionCheck.check(
                        unit.is(Operand.parameter("me.units")),
                        dev.crmkit.spi.schema.RecordType.plain("x").field(unit).build(),
                        ASchema.SCHEMA)))
                .hasSize(1);
    }

    @Test
    void an_empty_in_a_reversed_between_and_signs_of_patterns_are_fine() {
        assertThat(ASchema.check(ASchema.STAGE.in())).isEqualTo(ASchema.STAGE.in());
        assertThat(ASchema.check(ASchema.COUNT.between(5, 1))).isEqualTo(ASchema.COUNT.between(5L, 1L));
        for (String text : List.of("%".repeat(4_000), "_", "\\", "(a+)+$", "'")) {
            assertThat(ASchema.check(ASchema.TITLE.contains(text))).isEqualTo(ASchema.TITLE.contains(text));
        }
    }

    @Test
    void null_is_no_value_to_compare_with() {
        Condition condition =
                new Condition.In(ASchema.COUNT, List.of(new Operand.Literal(1), nullLiteral()), TextMode.FOLDED);

        assertThat(ASchema.faults(condition)).containsExactly("/value/1 WRONG_TYPE");
    }

    @SuppressWarnings("NullAway")
    private static Operand nullLiteral() {
        return new Operand.Literal(null);
    }

    @Test
    void a_tree_too_large_is_refused_before_it_is_walked() {
        Condition deep = Condition.always();
        for (int i = 0; i < 10_000; i++) {
            deep = new Condition.Not(deep);
        }

        assertThat(ASchema.faults(deep)).containsExactly("condition LIMIT");
        assertThat(ASchema.faults(new Condition.Any(Collections.nCopies(10_000, ASchema.COUNT.is(1)))))
                .containsExactly("condition LIMIT");
        assertThat(ASchema.faults(ASchema.COUNT.in(Collections.nCopies(1_000_000, 1))))
                .containsExactly("condition LIMIT");
    }

    @Test
    void tens_of_thousands_of_values_are_fine() {
        List<Long> values = IntStream.range(0, 65_536).mapToObj(i -> (long) i).toList();

        assertThat(ASchema.check(ASchema.COUNT.in(values))).isEqualTo(ASchema.COUNT.in(values));
    }
}
