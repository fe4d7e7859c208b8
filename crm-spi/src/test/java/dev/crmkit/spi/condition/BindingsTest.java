package dev.crmkit.spi.condition;

import static dev.crmkit.spi.condition.AnOffer.CODE;
import static dev.crmkit.spi.condition.AnOffer.COUNT;
import static dev.crmkit.spi.condition.AnOffer.DAY;
import static dev.crmkit.spi.condition.AnOffer.ITS_CLIENT;
import static dev.crmkit.spi.condition.AnOffer.PHONES;
import static dev.crmkit.spi.condition.AnOffer.SINCE;
import static dev.crmkit.spi.condition.AnOffer.TITLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Operand.Anchor;
import dev.crmkit.spi.value.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BindingsTest {
    /** A Thursday; in Moscow it is already the 12th. */
    private static final Instant NOW = Instant.parse("2026-03-11T21:30:00.123456789Z");

    private static final Bindings BINDINGS = new Bindings(
            NOW, ZoneId.of("Europe/Moscow"), Map.of("me", "Мила", "few", List.of("Ёж", "Уж"), "none", List.of()));

    @Test
    void a_condition_of_literals_stays_as_it_is() {
        Condition plain = TITLE.isNotEmpty()
                .and(COUNT.ge(5L).or(Condition.id(AnOffer.id(1))))
                .and(COUNT.is(7L).not());
        assertThat(BINDINGS.resolve(plain)).isEqualTo(plain);
    }

    @Test
    void parameters_are_bound_wherever_they_stand() {
        Condition mine = CODE.is(Operand.parameter("me"));
        Condition bound = CODE.is("Мила");
        assertThat(BINDINGS.resolve(mine)).isEqualTo(bound);
        assertThat(BINDINGS.resolve(mine.not())).isEqualTo(bound.not());
        assertThat(BINDINGS.resolve(mine.and(COUNT.is(1L)))).isEqualTo(bound.and(COUNT.is(1L)));
        assertThat(BINDINGS.resolve(mine.or(COUNT.is(1L)))).isEqualTo(bound.or(COUNT.is(1L)));
        assertThat(BINDINGS.resolve(Condition.exists(ITS_CLIENT, mine))).isEqualTo(Condition.exists(ITS_CLIENT, bound));
    }

    @Test
    void a_parameter_of_several_values_spreads_over_a_list() {
        Condition listed = CODE.in(Operand.parameter("few"), "Кот", Operand.parameter("none"));
        assertThat(BINDINGS.resolve(listed)).isEqualTo(CODE.in("Ёж", "Уж", "Кот"));
    }

    @Test
    void text_is_folded_unless_it_is_compared_as_it_stands() {
        assertThat(BINDINGS.resolve(TITLE.is("ЁЛКА"))).isEqualTo(TITLE.is("елка"));
        assertThat(BINDINGS.resolve(TITLE.in("ЁЛКА", Operand.parameter("few"))))
                .isEqualTo(TITLE.in("елка", "еж", "уж"));
        assertThat(BINDINGS.resolve(TITLE.contains("ЁЛКА"))).isEqualTo(TITLE.contains("елка"));
        assertThat(BINDINGS.resolve(TITLE.isExactly("ЁЛКА"))).isEqualTo(TITLE.isExactly("ЁЛКА"));
        assertThat(BINDINGS.resolve(CODE.in("ЁЛКА"))).isEqualTo(CODE.in("ЁЛКА"));
        assertThat(BINDINGS.resolve(CODE.contains("ЁЛКА"))).isEqualTo(CODE.contains("ЁЛКА"));
        assertThat(BINDINGS.resolve(PHONES.contains("Ё1"))).isEqualTo(PHONES.contains("Ё1"));
    }

    @Test
    void text_without_a_sign_that_counts_is_refused() {
        assertThat(refusal(() -> BINDINGS.resolve(TITLE.is("\uFE0F"))).code()).isEqualTo("BLANK_OPERAND");
        Violation match = refusal(() -> BINDINGS.resolve(TITLE.contains("\uFE0F")));
        assertThat(match.code()).isEqualTo("BLANK_OPERAND");
        assertThat(match.path()).isEqualTo("title");
    }

    @Test
    void a_parameter_nobody_bound_is_named_beside_those_that_are_known() {
        Violation refusal = refusal(() -> BINDINGS.resolve(CODE.is(Operand.parameter("you"))));
        assertThat(refusal.path()).isEqualTo("you");
        assertThat(refusal.code()).isEqualTo("UNBOUND");
        assertThat(refusal.en()).contains("me", "few", "none");
    }

    static Stream<Arguments> moments() {
        return Stream.of(
                arguments(startOf(Anchor.NOW), "2026-03-11T21:30:00.123456Z", "2026-03-12"),
                arguments(startOf(Anchor.TODAY), "2026-03-11T21:00:00Z", "2026-03-12"),
                arguments(startOf(Anchor.START_OF_WEEK), "2026-03-08T21:00:00Z", "2026-03-09"),
                arguments(startOf(Anchor.START_OF_MONTH), "2026-02-28T21:00:00Z", "2026-03-01"),
                arguments(startOf(Anchor.START_OF_YEAR), "2025-12-31T21:00:00Z", "2026-01-01"),
                arguments(Operand.nowMinus(Duration.ofMinutes(31)), "2026-03-11T20:59:00.123456Z", "2026-03-11"),
                arguments(Operand.nowMinus(Period.ofMonths(1)), "2026-02-11T21:30:00.123456Z", "2026-02-12"),
                arguments(
                        new Operand.Relative(Anchor.TODAY, Period.ofDays(1), Duration.ofHours(9)),
                        "2026-03-13T06:00:00Z",
                        "2026-03-13"));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void relative_time_is_read_on_the_clock_of_the_zone(Operand relative, String instant, String day) {
        assertThat(BINDINGS.resolve(SINCE.lt(relative))).isEqualTo(SINCE.lt(Instant.parse(instant)));
        assertThat(BINDINGS.resolve(DAY.lt(relative))).isEqualTo(DAY.lt(LocalDate.parse(day)));
    }

    @Test
    void relative_time_that_leads_nowhere_is_refused() {
        Period farAway = Period.ofYears(Integer.MAX_VALUE);
        Violation refusal = refusal(() -> BINDINGS.resolve(SINCE.olderThan(farAway)));
        assertThat(refusal.code()).isEqualTo("OUT_OF_RANGE");
    }

    private static Operand startOf(Anchor anchor) {
        return Operand.startOf(anchor);
    }

    private static Violation refusal(ThrowingCallable call) {
        InvalidInputException refusal = catchThrowableOfType(InvalidInputException.class, call);
        assertThat(refusal.violations()).hasSize(1);
        return refusal.violations().get(0);
    }
}
