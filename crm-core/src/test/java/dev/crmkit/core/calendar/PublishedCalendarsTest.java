package dev.crmkit.core.calendar;

import static dev.crmkit.core.calendar.Fixtures.day;
import static dev.crmkit.core.calendar.Fixtures.hours;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Russian production calendars of 2013 to 2022, with answers worked out apart from this project. */
class PublishedCalendarsTest {
    private static final Pattern DAY = Pattern.compile("<day d=\"(\\d\\d)\\.(\\d\\d)\" t=\"(\\d)\"");
    private static final int FIRST_YEAR = 2013;
    private static final int LAST_YEAR = 2022;

    private static JsonNode answers = JsonMapper.shared().nullNode();
    private static CalendarMath math = Fixtures.MSK;

    @BeforeAll
    static void read_the_years() {
        Path data = data();
        Assumptions.assumeTrue(Files.isDirectory(data), "no shared data: calendar-ru");
        answers = JsonMapper.shared().readTree(text(data.resolve("expected/calendar-ru.json")));
        math = CalendarMath.of(calendar(data.resolve("calendar-ru/xmlcalendar")));
    }

    private static WeeklyCalendar calendar(Path folder) {
        WeeklyCalendar.Builder builder = WeeklyCalendar.builder("RU", ZoneId.of("Europe/Moscow"))
                .validFrom(LocalDate.of(FIRST_YEAR, 1, 1))
                .validThru(LocalDate.of(LAST_YEAR, 12, 31))
                .longestRest(45)
                .workweek(hours("09:00-18:00"));
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            Matcher days = DAY.matcher(text(folder.resolve(year + ".xml")));
            while (days.find()) {
                add(builder, date(year, days), days.group(3));
            }
        }
        return builder.build();
    }

    private static LocalDate date(int year, Matcher day) {
        return LocalDate.of(year, Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)));
    }

    private static void add(WeeklyCalendar.Builder builder, LocalDate day, String kind) {
        switch (kind) {
            case "1" -> builder.off(day);
            case "2" -> builder.day(day, hours("09:00-17:00"));
            default -> builder.day(day, hours("09:00-18:00"));
        }
    }

    @Test
    void every_month_has_its_working_and_short_days() {
        int months = 0;
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            JsonNode expected = answers.path("years").path(String.valueOf(year)).path("months");
            for (int month = 1; month <= 12; month++) {
                check(YearMonth.of(year, month), expected.path(String.valueOf(month)));
                months++;
            }
        }
        assertThat(months).isEqualTo(120);
    }

    private static void check(YearMonth month, JsonNode expected) {
        assertThat(count(month, false))
                .as("working in %s", month)
                .isEqualTo(expected.path("working").asInt(-1));
        assertThat(count(month, true))
                .as("short in %s", month)
                .isEqualTo(expected.path("short").asInt(-1));
    }

    private static long count(YearMonth month, boolean shortOnly) {
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(math::isWorkingDay)
                .filter(day -> !shortOnly || endsAtFive(day))
                .count();
    }

    private static boolean endsAtFive(LocalDate day) {
        return math.endOfBusinessDay(day)
                .equals(day.atTime(LocalTime.of(17, 0))
                        .atZone(math.calendar().zone())
                        .toInstant());
    }

    @Test
    void five_hundred_sums_of_working_days_agree() {
        JsonNode sums = answers.path("add_working_days");
        assertThat(sums.size()).isEqualTo(500);
        for (JsonNode sum : sums) {
            LocalDate from = day(sum.path("date").asString());
            int count = sum.path("n").asInt();
            LocalDate result = day(sum.path("result").asString());
            assertThat(math.addBusinessDays(from, count))
                    .as("%s %+d", from, count)
                    .isEqualTo(result);
        }
    }

    @Test
    void two_hundred_differences_of_working_days_agree() {
        JsonNode differences = answers.path("working_days_between");
        assertThat(differences.size()).isEqualTo(200);
        for (JsonNode difference : differences) {
            LocalDate from = day(difference.path("from").asString());
            LocalDate to = day(difference.path("to").asString());
            int expected =
                    difference.path("working_days_after_from_up_to_and_with_to").asInt(-1);
            assertThat(math.countBusinessDays(from, to))
                    .as("%s to %s", from, to)
                    .isEqualTo(expected);
        }
    }

    private static Path data() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("crm-spi"))) {
            folder = folder.resolve("..").normalize();
        }
        return folder.resolveSibling("shared").resolve("data");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
