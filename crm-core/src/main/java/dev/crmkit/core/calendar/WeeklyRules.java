package dev.crmkit.core.calendar;

import dev.crmkit.spi.calendar.WorkingInterval;
import dev.crmkit.spi.value.Violation;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.regex.Pattern;

/** What a calendar of data must be: in order, within its validity, and never too long without work. */
final class WeeklyRules {
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,47}");
    private static final int MIN_REST = 7;
    private static final int MAX_REST = 366;

    private final WeeklyCalendar.Builder calendar;
    private final NavigableMap<LocalDate, List<WorkingInterval>> exceptions;
    private final List<Violation> violations = new ArrayList<>();

    private WeeklyRules(WeeklyCalendar.Builder calendar, NavigableMap<LocalDate, List<WorkingInterval>> exceptions) {
        this.calendar = calendar;
        this.exceptions = exceptions;
    }

    static List<Violation> check(
            WeeklyCalendar.Builder calendar, NavigableMap<LocalDate, List<WorkingInterval>> exceptions) {
        WeeklyRules rules = new WeeklyRules(calendar, exceptions);
        rules.checkHead();
        rules.checkLongestRest();
        rules.checkOrder();
        rules.checkDates();
        rules.checkShortened();
        if (rules.violations.isEmpty()) {
            rules.checkRests();
        }
        return rules.violations;
    }

    static Violation namedTwice(LocalDate day) {
        return Violation.of(at(day), "DUPLICATE", "this date is named twice", "эта дата названа дважды");
    }

    private void checkHead() {
        if (!ID.matcher(calendar.id).matches()) {
            add(Violation.of(
                    "id",
                    "MALFORMED",
                    "an id is a letter, then letters, digits, _ or -, at most 48",
                    "код начинается с латинской буквы, далее буквы, цифры, _ или -, не более 48"));
        }
        if (calendar.version < 1) {
            add(Violation.of("version", "OUT_OF_RANGE", "a version is at least 1", "версия не меньше 1")
                    .with("min", 1));
        }
        if (!Dates.accepted(calendar.validFrom) || !Dates.accepted(calendar.validThru)) {
            add(Violation.of(
                    "validThru",
                    "OUT_OF_RANGE",
                    "a validity lies between 0001-01-01 and 9999-12-31",
                    "срок действия лежит между 0001-01-01 и 9999-12-31"));
        }
        if (calendar.validThru.isBefore(calendar.validFrom)) {
            add(Violation.of(
                    "validThru",
                    "PERIOD_ORDER",
                    "a validity does not end before it starts",
                    "срок действия не кончается раньше, чем начинается"));
        }
    }

    private void checkLongestRest() {
        if (calendar.longestRest < MIN_REST || calendar.longestRest > MAX_REST) {
            add(Violation.of(
                            "longestRest",
                            "OUT_OF_RANGE",
                            "the longest rest is " + MIN_REST + " to " + MAX_REST + " days",
                            "самый долгий перерыв - от " + MIN_REST + " до " + MAX_REST + " дней")
                    .with("min", MIN_REST)
                    .with("max", MAX_REST));
        }
    }

    private void checkOrder() {
        calendar.week.forEach((day, hours) -> checkOrder(at(day), hours));
        exceptions.forEach((day, hours) -> checkOrder(at(day), hours));
    }

    private void checkOrder(String path, List<WorkingInterval> hours) {
        for (int i = 1; i < hours.size(); i++) {
            if (!hours.get(i - 1).isBefore(hours.get(i))) {
                add(Violation.of(
                        path,
                        "INTERVAL_ORDER",
                        "working intervals follow one another without overlapping",
                        "рабочие интервалы идут по порядку и не пересекаются"));
            }
        }
    }

    private void checkDates() {
        for (LocalDate day : exceptions.keySet()) {
            if (day.isBefore(calendar.validFrom) || day.isAfter(calendar.validThru)) {
                add(Violation.of(
                        at(day),
                        "OUT_OF_RANGE",
                        "this date lies outside the validity",
                        "эта дата лежит вне срока действия"));
            }
        }
    }

    private void checkShortened() {
        for (LocalDate day : calendar.shortened.keySet()) {
            if (exceptions.getOrDefault(day, List.of()).isEmpty()) {
                add(Violation.of(
                        at(day),
                        "NO_WORKING_TIME",
                        "nothing is left of this short day; name its hours or a later end",
                        "от короткого дня ничего не осталось; задайте его часы или более поздний конец"));
            }
        }
    }

    private void checkRests() {
        LocalDate day = calendar.validFrom;
        int idle = 0;
        boolean worked = false;
        while (!day.isAfter(calendar.validThru) && idle <= calendar.longestRest) {
            boolean works = !hours(day).isEmpty();
            worked |= works;
            idle = works ? 0 : idle + 1;
            day = works ? skip(day) : day.plusDays(1);
        }
        if (idle > calendar.longestRest || !worked) {
            add(noWork(day.minusDays(1)));
        }
    }

    private Violation noWork(LocalDate last) {
        int days = calendar.longestRest;
        return Violation.of(
                        "days",
                        "NO_WORKING_TIME",
                        "there may be no more than " + days + " days without work, as there are up to " + last,
                        "без рабочего времени может пройти не более " + days + " дней, а здесь его нет до " + last)
                .with("max", days);
    }

    private List<WorkingInterval> hours(LocalDate day) {
        return exceptions.getOrDefault(day, calendar.week.getOrDefault(day.getDayOfWeek(), List.of()));
    }

    /** From a working day to where the next long rest may begin: a week that works needs no look but near exceptions. */
    private LocalDate skip(LocalDate day) {
        LocalDate next = day.plusDays(1);
        if (calendar.week.values().stream().allMatch(List::isEmpty)) {
            return next;
        }
        LocalDate exception = exceptions.higherKey(day);
        if (exception == null) {
            return calendar.validThru.plusDays(1);
        }
        LocalDate weekBefore = exception.minusDays(7);
        return weekBefore.isAfter(next) ? weekBefore : next;
    }

    private void add(Violation violation) {
        violations.add(violation);
    }

    private static String at(DayOfWeek day) {
        return "week." + day;
    }

    private static String at(LocalDate day) {
        return "days." + day;
    }
}
