package dev.crmkit.core.internal.json;

import dev.crmkit.core.calendar.Roll;
import dev.crmkit.core.workflow.DueRule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Due rules, tagged by {@code rule}; durations as PT60M, periods as P3D. */
final class DueRules {
    private static final Map<String, List<String>> KINDS = Map.of(
            "workingTime", List.of("time"),
            "businessDays", List.of("days"),
            "calendarDays", List.of("days", "roll"),
            "exactly", List.of("time", "roll"));

    private DueRules() {}

    static DueRule read(Place place) {
        return switch (place.tag("rule", KINDS, List.of())) {
            case "workingTime" -> new DueRule.WorkingTime(duration(place.at("time")));
            case "businessDays" -> new DueRule.BusinessDays(days(place.at("days")));
            case "calendarDays" -> new DueRule.CalendarDays(period(place.at("days")), roll(place));
            case "exactly" -> new DueRule.Exactly(duration(place.at("time")), roll(place));
            default -> new DueRule.BusinessDays(0);
        };
    }

    private static Roll roll(Place place) {
        return place.at("roll").constant(Roll.values());
    }

    private static int days(Place place) {
        long days = place.wholeNumber();
        if (days != (int) days) {
            place.fault("OUT_OF_RANGE", "so many days are not counted", "столько дней не считается");
        }
        return (int) days;
    }

    private static Duration duration(Place place) {
        return parsed(place, Duration::parse, Duration.ZERO, "PT60M");
    }

    private static Period period(Place place) {
        return parsed(place, Period::parse, Period.ZERO, "P3D");
    }

    private static <T> T parsed(Place place, Function<String, T> parse, T fallback, String example) {
        String text = place.text();
        if (!place.node().isString()) {
            return fallback;
        }
        try {
            return parse.apply(text);
        } catch (DateTimeException | ArithmeticException e) {
            place.fault("MALFORMED", "expected ISO-8601 such as " + example, "ожидается ISO-8601, например " + example);
            return fallback;
        }
    }

    static ObjectNode write(DueRule rule) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (rule instanceof DueRule.WorkingTime working) {
            return node.put("rule", "workingTime").put("time", working.time().toString());
        }
        if (rule instanceof DueRule.BusinessDays business) {
            return node.put("rule", "businessDays").put("days", business.days());
        }
        if (rule instanceof DueRule.CalendarDays calendar) {
            return node.put("rule", "calendarDays")
                    .put("days", calendar.days().toString())
                    .put("roll", calendar.roll().name());
        }
        DueRule.Exactly exactly = (DueRule.Exactly) rule;
        return node.put("rule", "exactly")
                .put("time", exactly.time().toString())
                .put("roll", exactly.roll().name());
    }
}
