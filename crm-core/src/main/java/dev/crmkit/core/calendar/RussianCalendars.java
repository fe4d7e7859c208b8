package dev.crmkit.core.calendar;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.calendar.WorkingInterval;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * The Russian production calendar of the years whose decree the library ships: 2025 and 2026.
 *
 * <p>Transfers of days off are set by a decree for each year and cannot be computed. A date outside these years is
 * therefore refused, not guessed: load each year's decree when it is published, such as
 *
 * <pre>{@code
 * WeeklyCalendar calendar = RussianCalendars.moscow().toBuilder()
 *     .version(2)
 *     .validThru(LocalDate.of(2027, 12, 31))
 *     .off(daysOffOf2027)
 *     .build();
 * }</pre>
 *
 * <p>Days off by decree count as off. Stateless and thread-safe.
 */
@ForCallers
public final class RussianCalendars {
    private static final WorkingInterval MORNING = WorkingInterval.parse("09:00-13:00");
    private static final WorkingInterval AFTERNOON = WorkingInterval.parse("14:00-18:00");
    private static final WorkingInterval SHORT_AFTERNOON = WorkingInterval.parse("14:00-17:00");
    private static final LocalTime SHORT_END = LocalTime.of(17, 0);

    /** Weekdays only: a holiday on a weekend changes nothing. */
    private static final String OFF_2025 = "2025-01-01 2025-01-02 2025-01-03 2025-01-06 2025-01-07 2025-01-08 "
            + "2025-05-01 2025-05-02 2025-05-08 2025-05-09 2025-06-12 2025-06-13 2025-11-03 2025-11-04 2025-12-31";

    private static final String SHORT_2025 = "2025-03-07 2025-04-30 2025-06-11";

    private static final LocalDate WORKING_SATURDAY_2025 = LocalDate.of(2025, 11, 1);

    private static final String OFF_2026 =
            "2026-01-01 2026-01-02 2026-01-05 2026-01-06 2026-01-07 2026-01-08 2026-01-09 "
                    + "2026-02-23 2026-03-09 2026-05-01 2026-05-11 2026-06-12 2026-11-04 2026-12-31";

    private static final String SHORT_2026 = "2026-04-30 2026-05-08 2026-06-11 2026-11-03";

    private RussianCalendars() {}

    /** {@code MSK}: Europe/Moscow, Monday to Friday 09:00-13:00 and 14:00-18:00, short days until 17:00. */
    public static WeeklyCalendar moscow() {
        return WeeklyCalendar.builder("MSK", ZoneId.of("Europe/Moscow"))
                .validFrom(LocalDate.of(2025, 1, 1))
                .validThru(LocalDate.of(2026, 12, 31))
                .workweek(MORNING, AFTERNOON)
                .off(dates(OFF_2025))
                .off(dates(OFF_2026))
                .shortened(SHORT_END, dates(SHORT_2025))
                .shortened(SHORT_END, dates(SHORT_2026))
                .day(WORKING_SATURDAY_2025, MORNING, SHORT_AFTERNOON)
                .build();
    }

    private static LocalDate[] dates(String text) {
        return Arrays.stream(text.split(" ", -1)).map(LocalDate::parse).toArray(LocalDate[]::new);
    }
}
