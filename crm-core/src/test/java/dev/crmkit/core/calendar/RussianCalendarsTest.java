package dev.crmkit.core.calendar;

import static dev.crmkit.core.calendar.Fixtures.MSK;
import static dev.crmkit.core.calendar.Fixtures.day;
import static dev.crmkit.core.calendar.Fixtures.hours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.spi.calendar.WorkingInterval;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RussianCalendarsTest {
    private static final WeeklyCalendar CALENDAR = RussianCalendars.moscow();
    private static final List<WorkingInterval> LONG = List.of(hours("09:00-13:00"), hours("14:00-18:00"));
    private static final List<WorkingInterval> SHORT = List.of(hours("09:00-13:00"), hours("14:00-17:00"));

    @Test
    void is_moscows_for_the_two_years_whose_decree_is_known() {
        assertThat(CALENDAR.id()).isEqualTo("MSK");
        assertThat(CALENDAR.zone().getId()).isEqualTo("Europe/Moscow");
        assertThat(CALENDAR.version()).isEqualTo(1);
        assertThat(CALENDAR.validFrom()).isEqualTo("2025-01-01");
        assertThat(CALENDAR.validThru()).isEqualTo("2026-12-31");
    }

    @Test
    void both_years_have_247_working_days() {
        assertThat(MSK.countBusinessDays(day("2025-01-01"), day("2025-12-31"))).isEqualTo(247);
        assertThat(MSK.countBusinessDays(day("2026-01-01"), day("2026-12-31"))).isEqualTo(247);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-11-03", "2025-11-04", "2025-12-31", "2026-01-01", "2026-01-02", "2026-01-05", "2026-01-06",
                "2026-01-07", "2026-01-08", "2026-01-09", "2026-02-23", "2026-03-09", "2026-05-01", "2026-05-11",
                "2026-06-12", "2026-11-04", "2026-12-31", "2025-05-02", "2025-05-08", "2025-06-13", "2026-03-08"
            })
    void these_are_days_off(LocalDate day) {
        assertThat(CALENDAR.intervals(day)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-11-01",
                "2026-04-30",
                "2026-05-08",
                "2026-06-11",
                "2026-11-03",
                "2025-03-07",
                "2025-04-30",
                "2025-06-11"
            })
    void these_are_short_days(LocalDate day) {
        assertThat(CALENDAR.intervals(day)).isEqualTo(SHORT);
    }

    @Test
    void all_other_working_days_are_long() {
        List<LocalDate> shortDays = day("2025-01-01")
                .datesUntil(day("2027-01-01"))
                .filter(MSK::isWorkingDay)
                .filter(day -> !CALENDAR.intervals(day).equals(LONG))
                .toList();

        assertThat(shortDays).hasSize(8);
    }
}
