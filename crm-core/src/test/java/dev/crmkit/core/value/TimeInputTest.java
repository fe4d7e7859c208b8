package dev.crmkit.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 45 to 50 of the catalogue of bad input. */
class TimeInputTest {

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T23:59:59.123456789Z, 2024-02-29T23:59:59.123456Z",
        "2024-03-31T12:00:00+03:00, 2024-03-31T09:00:00Z",
        "2024-03-31T12:00+03:00, 2024-03-31T09:00:00Z",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z"
    })
    void an_instant_is_cut_to_the_microsecond(String raw, Instant value) {
        assertThat(AnInput.read(AnInput.MOMENT, raw).requireClean().get(AnInput.MOMENT))
                .contains(value);
        assertThat(AnInput.read(AnInput.MOMENT, OffsetDateTime.parse(raw)).get(AnInput.MOMENT))
                .contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29",
                "2024-13-01",
                "31.12.2024",
                "12/31/2024",
                "01.02.03",
                "2024-1-1",
                "+10000-01-01",
                "-5000-01-01",
                "24-01-01",
                "2024-01-01T00:00:00Z",
                "45413",
                " 2024-01-01",
                "today"
            })
    void a_day_is_never_guessed(String raw) {
        assertThat(AnInput.codes(AnInput.DAY, raw)).containsExactly("MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-01T24:00:00Z",
                "2024-12-31T23:59:60Z",
                "2024-01-01T10:00:00",
                "2024-01-01T10:00:00+25:00",
                "2024-01-01",
                "2024-01-01T10:00:00 Mars/Base",
                "2024-02-30T10:00:00Z",
                "now"
            })
    void an_instant_is_never_guessed(String raw) {
        assertThat(AnInput.codes(AnInput.MOMENT, raw)).containsExactly("MALFORMED");
    }

    static Stream<LocalDate> days_out_of_range() {
        return Stream.of(
                LocalDate.of(0, 1, 1),
                LocalDate.of(-5000, 1, 1),
                LocalDate.of(10_000, 1, 1),
                LocalDate.of(294_277, 1, 1),
                LocalDate.MIN,
                LocalDate.MAX);
    }

    @ParameterizedTest
    @MethodSource("days_out_of_range")
    void days_are_of_the_years_1_to_9999(LocalDate raw) {
        assertThat(AnInput.codes(AnInput.DAY, raw)).containsExactly("OUT_OF_RANGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "0000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void instants_are_of_the_years_1_to_9999(Instant raw) {
        assertThat(AnInput.codes(AnInput.MOMENT, raw)).containsExactly("OUT_OF_RANGE");
    }

    @Test
    void an_offset_may_lead_out_of_the_range() {
        assertThat(AnInput.codes(AnInput.MOMENT, "0001-01-01T00:00:00+01:00")).containsExactly("OUT_OF_RANGE");
    }

    @Test
    void a_time_without_an_offset_is_no_instant_and_a_year_no_day() {
        assertThat(AnInput.codes(AnInput.MOMENT, LocalDateTime.of(2024, 1, 1, 0, 0)))
                .containsExactly("WRONG_TYPE");
        assertThat(AnInput.codes(AnInput.DAY, Year.of(2024))).containsExactly("WRONG_TYPE");
    }

    @Test
    void the_first_and_the_last_day_are_days() {
        assertThat(AnInput.read(AnInput.DAY, "0001-01-01").get(AnInput.DAY)).contains(LocalDate.of(1, 1, 1));
        assertThat(AnInput.read(AnInput.DAY, "9999-12-31").get(AnInput.DAY)).contains(LocalDate.of(9999, 12, 31));
    }
}
