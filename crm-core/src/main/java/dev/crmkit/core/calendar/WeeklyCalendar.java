package dev.crmkit.core.calendar;

import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.calendar.BusinessCalendar;
import dev.crmkit.spi.calendar.WorkingInterval;
import dev.crmkit.spi.value.Violation;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * A calendar of data: the hours of each weekday, and days that differ. A holiday is a day without hours, a short day one
 * with fewer, a transferred working Saturday one with some.
 *
 * <pre>{@code
 * WeeklyCalendar.builder("OFFICE", ZoneId.of("Europe/Moscow"))
 *     .workweek(WorkingInterval.parse("09:00-13:00"), WorkingInterval.parse("14:00-18:00"))
 *     .off(LocalDate.of(2026, 1, 1))
 *     .shortened(LocalTime.of(17, 0), LocalDate.of(2026, 4, 30))
 *     .build();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
@ForCallers
public final class WeeklyCalendar implements BusinessCalendar {
    private final String id;
    private final ZoneId zone;
    private final long version;
    private final LocalDate validFrom;
    private final LocalDate validThru;
    private final int longestRest;
    private final Map<DayOfWeek, List<WorkingInterval>> week;
    private final NavigableMap<LocalDate, List<WorkingInterval>> exceptions;

    private WeeklyCalendar(Builder builder, NavigableMap<LocalDate, List<WorkingInterval>> exceptions) {
        this.id = builder.id;
        this.zone = builder.zone;
        this.version = builder.version;
        this.validFrom = builder.validFrom;
        this.validThru = builder.validThru;
        this.longestRest = builder.longestRest;
        this.week = Map.copyOf(builder.week);
        this.exceptions = exceptions;
    }

    /**
     * A calendar without hours, to be filled; version 1, valid for all accepted dates unless said.
     *
     * @param id a letter, then letters, digits, {@code _} or {@code -}, at most 48 characters
     */
    public static Builder builder(String id, ZoneId zone) {
        return new Builder(id, zone);
    }

    /** A builder holding everything this calendar has, to add a year or amend a day; mind {@link Builder#version}. */
    public Builder toBuilder() {
        Builder builder = new Builder(id, zone)
                .version(version)
                .validFrom(validFrom)
                .validThru(validThru)
                .longestRest(longestRest);
        builder.week.putAll(week);
        builder.exceptions.putAll(exceptions);
        return builder;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public long version() {
        return version;
    }

    /** The hours of that very day if they differ, else those of its weekday; outside the validity there are none. */
    @Override
    public List<WorkingInterval> intervals(LocalDate day) {
        if (day.isBefore(validFrom) || day.isAfter(validThru)) {
            return List.of();
        }
        List<WorkingInterval> special = exceptions.get(day);
        return special == null ? week.getOrDefault(day.getDayOfWeek(), List.of()) : special;
    }

    @Override
    public LocalDate validFrom() {
        return validFrom;
    }

    @Override
    public LocalDate validThru() {
        return validThru;
    }

    /** Collects a calendar; {@link #build} checks it. Not thread-safe. */
    public static final class Builder {
        final String id;
        final ZoneId zone;
        long version = 1;
        LocalDate validFrom = Dates.FIRST;
        LocalDate validThru = Dates.LAST;
        int longestRest = 29;
        final Map<DayOfWeek, List<WorkingInterval>> week = new TreeMap<>();
        final NavigableMap<LocalDate, List<WorkingInterval>> exceptions = new TreeMap<>();
        final Map<LocalDate, LocalTime> shortened = new TreeMap<>();
        final Set<LocalDate> named = new HashSet<>();
        final List<Violation> violations = new ArrayList<>();

        private Builder(String id, ZoneId zone) {
            this.id = id;
            this.zone = zone;
        }

        /** Grows with every change of the data; 1 or more. */
        public Builder version(long number) {
            this.version = number;
            return this;
        }

        /** The first day that is known. */
        public Builder validFrom(LocalDate day) {
            this.validFrom = day;
            return this;
        }

        /** The last day that is known. */
        public Builder validThru(LocalDate day) {
            this.validThru = day;
            return this;
        }

        /**
         * How many days in a row may pass without work, 29 unless said: a longer rest is taken for a mistake. Raise it for
         * a year that had one by decree, as 2020 did in Russia (45 days).
         *
         * @param inDays 7 to 366
         */
        public Builder longestRest(int inDays) {
            this.longestRest = inDays;
            return this;
        }

        /** The same hours from Monday to Friday. */
        public Builder workweek(WorkingInterval... hours) {
            for (DayOfWeek day : DayOfWeek.values()) {
                if (day.compareTo(DayOfWeek.FRIDAY) <= 0) {
                    hours(day, hours);
                }
            }
            return this;
        }

        /** The hours of one weekday, in order; none for a day off. */
        public Builder hours(DayOfWeek day, WorkingInterval... hours) {
            week.put(day, List.of(hours));
            return this;
        }

        /** The hours of one date, in order, instead of those of its weekday; none for a day off. */
        public Builder day(LocalDate day, WorkingInterval... hours) {
            name(day);
            exceptions.put(day, List.of(hours));
            return this;
        }

        /** Days without work. */
        public Builder off(LocalDate... daysOff) {
            for (LocalDate day : daysOff) {
                day(day);
            }
            return this;
        }

        /** Dates with the hours of their weekday, as far as they lie before {@code end}. */
        public Builder shortened(LocalTime end, LocalDate... shortDays) {
            for (LocalDate day : shortDays) {
                name(day);
                shortened.put(day, end);
            }
            return this;
        }

        private void name(LocalDate day) {
            if (!named.add(day)) {
                violations.add(WeeklyRules.namedTwice(day));
            }
        }

        /**
         * The calendar, once everything in it is right.
         *
         * @throws DefinitionException with all violations: intervals out of order, dates outside the validity or named
         *     twice, more than the {@link #longestRest} without work
         */
        public WeeklyCalendar build() {
            NavigableMap<LocalDate, List<WorkingInterval>> resolved = new TreeMap<>(exceptions);
            shortened.forEach((day, end) -> resolved.put(day, cut(day, end)));
            List<Violation> all = new ArrayList<>(violations);
            all.addAll(WeeklyRules.check(this, resolved));
            if (!all.isEmpty()) {
                throw new DefinitionException(all);
            }
            return new WeeklyCalendar(this, resolved);
        }

        private List<WorkingInterval> cut(LocalDate day, LocalTime end) {
            return week.getOrDefault(day.getDayOfWeek(), List.of()).stream()
                    .filter(interval -> interval.from().isBefore(end))
                    .map(interval -> endsBy(interval, end) ? interval : new WorkingInterval(interval.from(), end))
                    .toList();
        }

        private static boolean endsBy(WorkingInterval interval, LocalTime end) {
            return !interval.endsTheDay() && !interval.to().isAfter(end);
        }
    }
}
