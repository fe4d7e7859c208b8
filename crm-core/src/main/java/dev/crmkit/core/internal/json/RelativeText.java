package dev.crmkit.core.internal.json;

import dev.crmkit.spi.condition.Operand;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Relative times as text: {@code now}, {@code today-7d}, {@code startOfMonth-1mo+9h}. Units: y, mo, w, d by the calendar;
 * h, m, s, us exact. Stateless and thread-safe.
 */
public final class RelativeText {
    private static final Map<Operand.Anchor, String> ANCHORS = new EnumMap<>(Map.of(
            Operand.Anchor.NOW, "now",
            Operand.Anchor.TODAY, "today",
            Operand.Anchor.START_OF_WEEK, "startOfWeek",
            Operand.Anchor.START_OF_MONTH, "startOfMonth",
            Operand.Anchor.START_OF_YEAR, "startOfYear"));

    private static final Pattern TERM = Pattern.compile("([+-])([0-9]{1,7})(y|mo|w|d|h|us|m|s)");
    private static final Pattern TEXT = Pattern.compile("([A-Za-z]+)((?:[+-][0-9]{1,7}(?:y|mo|w|d|h|us|m|s)){0,8})");

    private RelativeText() {}

    /** The names a relative time may start with. */
    public static List<String> anchors() {
        return List.copyOf(ANCHORS.values());
    }

    /** The relative time, or empty when the text has another form. */
    public static Optional<Operand.Relative> parse(String text) {
        Matcher parts = text.length() > 200 ? TEXT.matcher("") : TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return ANCHORS.entrySet().stream()
                .filter(anchor -> anchor.getValue().equals(parts.group(1)))
                .findFirst()
                .map(anchor -> shifted(anchor.getKey(), parts.group(2)));
    }

    private static Operand.Relative shifted(Operand.Anchor anchor, String terms) {
        Period days = Period.ZERO;
        Duration time = Duration.ZERO;
        Matcher term = TERM.matcher(terms);
        while (term.find()) {
            int amount = Integer.parseInt(term.group(1) + term.group(2));
            days = days.plus(period(amount, term.group(3)));
            time = time.plus(duration(amount, term.group(3)));
        }
        return new Operand.Relative(anchor, days, time);
    }

    private static Period period(int amount, String unit) {
        return switch (unit) {
            case "y" -> Period.ofYears(amount);
            case "mo" -> Period.ofMonths(amount);
            case "w" -> Period.ofWeeks(amount);
            case "d" -> Period.ofDays(amount);
            default -> Period.ZERO;
        };
    }

    private static Duration duration(int amount, String unit) {
        return switch (unit) {
            case "h" -> Duration.ofHours(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "us" -> Duration.ofNanos(amount * 1_000L);
            default -> Duration.ZERO;
        };
    }

    /** The text {@link #parse} reads back; what is finer than a microsecond is left out. */
    public static String format(Operand.Relative relative) {
        StringBuilder text = new StringBuilder(ANCHORS.get(relative.anchor()));
        append(text, relative.days().getYears(), "y");
        append(text, relative.days().getMonths(), "mo");
        append(text, relative.days().get(ChronoUnit.DAYS), "d");
        Duration time = relative.time();
        append(text, time.toHours(), "h");
        append(text, time.toMinutesPart(), "m");
        append(text, time.toSecondsPart(), "s");
        append(text, time.toNanosPart() / 1_000, "us");
        return text.toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount != 0) {
            text.append(amount < 0 ? "-" : "+").append(Math.abs(amount)).append(unit);
        }
    }
}
