package dev.crmkit.spi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.spi.InvalidInputException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingIntervalTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @ParameterizedTest
    @ValueSource(strings = {"09:00-13:00", "00:00-24:00", "23:59:59-24:00", "09:00:30-09:00:31", "00:00-00:00:01"})
    void is_read_and_written_the_same(String text) {
        assertThat(WorkingInterval.parse(text)).hasToString(text);
    }

    @Test
    void starts_and_ends_on_its_day() {
        WorkingInterval morning = WorkingInterval.parse("09:00-13:00");

        assertThat(morning.from()).isEqualTo(LocalTime.of(9, 0));
        assertThat(morning.to()).isEqualTo(LocalTime.of(13, 0));
        assertThat(morning.startOn(DAY)).isEqualTo(LocalDateTime.of(2026, 3, 31, 9, 0));
        assertThat(morning.endOn(DAY)).isEqualTo(LocalDateTime.of(2026, 3, 31, 13, 0));
        assertThat(morning.endsTheDay()).isFalse();
    }

    @Test
    void an_end_at_midnight_is_the_start_of_the_next_day() {
        WorkingInterval evening = new WorkingInterval(LocalTime.of(20, 0), LocalTime.MIDNIGHT);

        assertThat(evening).hasToString("20:00-24:00").isEqualTo(WorkingInterval.parse("20:00-00:00"));
        assertThat(evening.endOn(DAY)).isEqualTo(LocalDateTime.of(2026, 4, 1, 0, 0));
        assertThat(evening.endsTheDay()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"09:00-09:00", "13:00-09:00"})
    void ends_after_it_starts(String text) {
        assertThat(codeOf(() -> WorkingInterval.parse(text))).isEqualTo("to INTERVAL_ORDER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "9-18", "09:00", "09:00-18:00 ", "09:00-25:00", "24:00-24:00", "09:60-10:00", "09:00-24:01"})
    void another_form_is_refused(String text) {
        assertThat(codeOf(() -> WorkingInterval.parse(text))).isEqualTo(" MALFORMED");
    }

    @Test
    void intervals_may_touch_but_not_overlap() {
        WorkingInterval morning = WorkingInterval.parse("09:00-13:00");

        assertThat(morning.isBefore(WorkingInterval.parse("13:00-14:00"))).isTrue();
        assertThat(morning.isBefore(WorkingInterval.parse("12:59-14:00"))).isFalse();
        assertThat(WorkingInterval.parse("20:00-24:00").isBefore(morning)).isFalse();
        assertThat(morning.isBefore(WorkingInterval.parse("20:00-24:00"))).isTrue();
    }

    private static String codeOf(ThrowingCallable call) {
        InvalidInputException refusal = catchThrowableOfType(InvalidInputException.class, call);
        return refusal.violations().get(0).path() + " "
                + refusal.violations().get(0).code();
    }
}
