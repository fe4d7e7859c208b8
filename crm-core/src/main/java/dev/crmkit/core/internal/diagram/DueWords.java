package dev.crmkit.core.internal.diagram;

import dev.crmkit.core.calendar.Roll;
import dev.crmkit.core.workflow.DueRule;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Due rules in words. */
final class DueWords {
    private final Speech speech;

    DueWords(Speech speech) {
        this.speech = speech;
    }

    String of(DueRule rule) {
        if (rule instanceof DueRule.WorkingTime working) {
            return time(working.time()) + speech.say(" рабочего времени", " of working time");
        }
        if (rule instanceof DueRule.BusinessDays business) {
            return speech.say("рабочих дней: ", "working days: ") + business.days();
        }
        if (rule instanceof DueRule.CalendarDays calendar) {
            return days(calendar.days()) + roll(calendar.roll());
        }
        DueRule.Exactly exactly = (DueRule.Exactly) rule;
        return time(exactly.time()) + roll(exactly.roll());
    }

    private String time(Duration time) {
        List<String> parts = new ArrayList<>();
        add(parts, time.toHours(), "ч", "h");
        add(parts, time.toMinutesPart(), "мин", "min");
        add(parts, time.toSecondsPart(), "с", "s");
        return String.join(" ", parts);
    }

    private String days(Period days) {
        List<String> parts = new ArrayList<>();
        add(parts, days.get(ChronoUnit.YEARS), "г.", "y");
        add(parts, days.get(ChronoUnit.MONTHS), "мес.", "mo");
        add(parts, days.get(ChronoUnit.DAYS), "дн.", "d");
        return String.join(" ", parts);
    }

    private void add(List<String> parts, long count, String ru, String en) {
        if (count != 0) {
            parts.add(count + " " + speech.say(ru, en));
        }
    }

    private String roll(Roll roll) {
        return switch (roll) {
            case FORWARD -> speech.say(", вперёд до рабочего времени", ", on to working time");
            case BACKWARD -> speech.say(", назад до рабочего времени", ", back to working time");
            case NONE -> "";
        };
    }
}
