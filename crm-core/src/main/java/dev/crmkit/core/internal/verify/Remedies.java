package dev.crmkit.core.internal.verify;

import dev.crmkit.spi.schema.Label;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to do about a finding, where the finding does not say it itself. */
final class Remedies {
    private static final Map<String, Label> BY_CODE = Map.ofEntries(
            Map.entry(
                    "UNREACHABLE",
                    words(
                            "добавьте переход в него, поправьте условия на пути или удалите состояние",
                            "lead a transition there, correct the guards on the way or drop the state")),
            Map.entry(
                    "DEAD_END",
                    words(
                            "добавьте выход, поправьте его условие или объявите состояние WON или LOST",
                            "add a way out, correct its guard or declare the state WON or LOST")),
            Map.entry("NO_WAY_TO_FINAL", words("добавьте путь к WON или LOST", "add a way that leads to WON or LOST")),
            Map.entry(
                    "NEVER",
                    words("поправьте условие или удалите переход", "correct the guard or drop the transition")),
            Map.entry("ALWAYS", words("уберите условие", "drop the guard")),
            Map.entry(
                    "OVERLAP",
                    words(
                            "сузьте одно из условий или впишите имя в ordered",
                            "narrow one of the guards, or list the name in ordered")),
            Map.entry(
                    "GAP",
                    words(
                            "добавьте переход с otherwise или расширьте условия",
                            "add a transition with otherwise, or widen the guards")),
            Map.entry(
                    "SHADOWED",
                    words(
                            "поставьте переход раньше, сузьте условия перед ним или удалите его",
                            "put it earlier, narrow the guards before it or drop it")),
            Map.entry(
                    "CONTRADICTION",
                    words(
                            "уберите поле из обязательных или поправьте условие",
                            "take the field out of the required ones, or correct the guard")),
            Map.entry(
                    "ENDLESS",
                    words(
                            "добавьте условие, которое круг сам делает ложным",
                            "add a guard that the ring itself makes false")),
            Map.entry(
                    "IDLE_TIMER",
                    words(
                            "сократите срок таймера, поправьте условие его перехода или удалите таймер",
                            "make the timer shorter, correct the guard of its transition or drop it")),
            Map.entry(
                    "BASE_NEVER_SET",
                    words(
                            "присвойте полю значение в переходе или уберите base",
                            "assign the field in a transition, or drop base")),
            Map.entry(
                    "NOBODY_ALLOWED",
                    words(
                            "дайте какой-нибудь роли право на переход или сделайте его automatic",
                            "grant the transition to a role, or make it automatic")),
            Map.entry(
                    "NOBODY_RESPONSIBLE",
                    words(
                            "дайте какой-нибудь роли право завершать задачи",
                            "grant a role the right to complete tasks")));

    private Remedies() {}

    /** Null where the message is enough. */
    static @Nullable Label of(String code) {
        return BY_CODE.get(code);
    }

    private static Label words(String ru, String en) {
        return new Label(ru, en);
    }
}
