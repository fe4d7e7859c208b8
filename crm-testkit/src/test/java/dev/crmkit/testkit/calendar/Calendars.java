package dev.crmkit.testkit.calendar;

import dev.crmkit.core.calendar.WeeklyCalendar;
import dev.crmkit.spi.calendar.WorkingInterval;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Calendars nobody would keep: odd hours, odd zones, holidays anywhere; every one of them is accepted. */
final class Calendars {
    static final LocalDate FIRST = LocalDate.of(2013, 1, 1);
    static final LocalDate LAST = LocalDate.of(2029, 12, 31);

    private static final int MINUTES = 24 * 60;

    private Calendars() {}

    /** Zones without changes of clocks, with ordinary ones, of half an hour, at midnight, and of a whole day. */
    static Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "UTC",
                        "Europe/Moscow",
                        "Europe/Berlin",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "America/Sao_Paulo",
                        "Asia/Beirut",
                        "Asia/Kathmandu")
                .map(ZoneId::of);
    }

    static Arbitrary<WeeklyCalendar> any() {
        return Combinators.combine(zones(), week(), exceptions()).as(Calendars::build);
    }

    private static WeeklyCalendar build(
            ZoneId zone, Map<DayOfWeek, List<WorkingInterval>> week, Map<LocalDate, List<WorkingInterval>> exceptions) {
        WeeklyCalendar.Builder builder = WeeklyCalendar.builder("ODD", zone)
                .validFrom(FIRST)
                .validThru(LAST)
                .longestRest(60)
                .hours(DayOfWeek.WEDNESDAY, WorkingInterval.parse("09:00-18:00"));
        week.forEach((day, hours) -> builder.hours(day, hours.toArray(WorkingInterval[]::new)));
        exceptions.forEach((day, hours) -> builder.day(day, hours.toArray(WorkingInterval[]::new)));
        return builder.build();
    }

    private static Arbitrary<Map<DayOfWeek, List<WorkingInterval>>> week() {
        return Arbitraries.maps(Arbitraries.of(DayOfWeek.class).filter(day -> day != DayOfWeek.WEDNESDAY), hours())
                .ofMaxSize(6);
    }

    /** Few enough that no rest is longer than the calendar says. */
    private static Arbitrary<Map<LocalDate, List<WorkingInterval>>> exceptions() {
        return Arbitraries.maps(days(), hours()).ofMaxSize(7);
    }

    static Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2015, 1, 1).toEpochDay(),
                        LocalDate.of(2026, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    /** Up to three intervals of a day in order, on whole minutes, touching or not, up to midnight or not. */
    private static Arbitrary<List<WorkingInterval>> hours() {
        return Arbitraries.integers().between(0, MINUTES).set().ofMaxSize(6).map(Calendars::intervals);
    }

    private static List<WorkingInterval> intervals(Set<Integer> edges) {
        List<Integer> sorted = List.copyOf(new TreeSet<>(edges));
        return IntStream.range(0, sorted.size() / 2)
                .mapToObj(i -> new WorkingInterval(time(sorted.get(2 * i)), time(sorted.get(2 * i + 1))))
                .toList();
    }

    private static LocalTime time(int minute) {
        return LocalTime.MIDNIGHT.plusMinutes(minute);
    }
}
