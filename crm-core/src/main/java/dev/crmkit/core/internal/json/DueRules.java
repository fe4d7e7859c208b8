package dev.crmkit.core.internal.json;

import dev.crmkit.core.calendar.Roll;
import dev.crmkit.core.workflow.DueRule;
import dev.crmkit.spi.value.Violation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Due rules, tagged by {@code rule}; durations as PT60M, periods as P3D. */
final class DueRules {
    /** Stands where a rule could not be read. */
    static final DueRule NONE = new DueRule.BusinessDays(0);

    private static final Kinds KINDS = new Kinds(
            "rule",
            Map.of(
                    "workingTime", List.of("time"),
                    "businessDays", List.of("days"),
                    "calendarDays", List.of("days", "roll"),
                    "exactly", List.of("time", "roll")),
            List.of());
    private static final List<String> ROLLS =
            Arrays.stream(Roll.values()).map(Roll::name).toList();

    private final JsonFaults faults;

    DueRules(JsonFaults faults) {
        this.faults = faults;
    }

    DueRule read(JsonObject json) {
        return switch (KINDS.of(json)) {
            case "workingTime" -> new DueRule.WorkingTime(duration(json));
            case "businessDays" -> new DueRule.BusinessDays(days(json));
            case "calendarDays" -> new DueRule.CalendarDays(period(json), roll(json));
            case "exactly" -> new DueRule.Exactly(duration(json), roll(json));
            default -> NONE;
        };
    }

    private static Roll roll(JsonObject json) {
        return json.requiredWord("roll", ROLLS).map(Roll::valueOf).orElse(Roll.NONE);
    }

    private int days(JsonObject json) {
        Optional<Long> days = json.requiredWhole("days");
        if (days.filter(count -> count != count.intValue()).isPresent()) {
            faults.add(Violation.of(
                    json.pointer("days"), "OUT_OF_RANGE", "so many days are not counted", "столько дней не считают"));
        }
        return days.map(Long::intValue).orElse(0);
    }

    /** A duration that may be left out. */
    Optional<Duration> optional(JsonObject json, String name) {
        return json.value(name).isEmpty() ? Optional.empty() : parsed(json, name, Duration::parse, "PT24H");
    }

    private Duration duration(JsonObject json) {
        return parsed(json, "time", Duration::parse, "PT60M").orElse(Duration.ZERO);
    }

    private Period period(JsonObject json) {
        return parsed(json, "days", Period::parse, "P3D").orElse(Period.ZERO);
    }

    private <T> Optional<T> parsed(JsonObject json, String name, Function<String, T> parse, String example) {
        return json.requiredText(name).flatMap(text -> {
            try {
                return Optional.of(parse.apply(text));
            } catch (DateTimeException | ArithmeticException e) {
                faults.add(Violation.of(
                        json.pointer(name),
                        "MALFORMED",
                        "expected ISO-8601 such as " + example,
                        "ожидается ISO-8601, например " + example));
                return Optional.empty();
            }
        });
    }

    static Map<String, Object> write(DueRule rule) {
        if (rule instanceof DueRule.WorkingTime working) {
            return with(KINDS.start("workingTime"), "time", working.time().toString());
        }
        if (rule instanceof DueRule.BusinessDays business) {
            return with(KINDS.start("businessDays"), "days", business.days());
        }
        if (rule instanceof DueRule.CalendarDays calendar) {
            return with(
                    with(KINDS.start("calendarDays"), "days", calendar.days().toString()),
                    "roll",
                    calendar.roll().name());
        }
        DueRule.Exactly exactly = (DueRule.Exactly) rule;
        return with(
                with(KINDS.start("exactly"), "time", exactly.time().toString()),
                "roll",
                exactly.roll().name());
    }

    private static Map<String, Object> with(Map<String, Object> json, String name, Object value) {
        json.put(name, value);
        return json;
    }
}
