package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Label;
import java.util.List;

/**
 * Why somebody may do something to a record, or what is missing. It names rules, roles and units, never values of a record.
 *
 * @param remedies what would make a refusal a permission, each tried on the real rules; empty when it is permitted
 */
@ForCallers
public record Explanation(String login, AccessDecision decision, List<Label> remedies) {
    public Explanation {
        remedies = List.copyOf(remedies);
    }

    public boolean permitted() {
        return decision.permitted();
    }

    /** In words: the verdict, the nearest misses, what would help; one line each. */
    public Label text() {
        return new Label(lines(true), lines(false));
    }

    private String lines(boolean russian) {
        if (decision instanceof AccessDecision.Deny deny) {
            StringBuilder lines = new StringBuilder(in(deny.reason(), russian));
            deny.misses().forEach(miss -> lines.append("\n  ").append(in(miss.words(), russian)));
            remedies.forEach(each -> lines.append("\n  ").append(in(each, russian)));
            return lines.toString();
        }
        Label reason = ((AccessDecision.Permit) decision).reason();
        return login + (russian ? " может: " : " may: ") + in(reason, russian);
    }

    private static String in(Label label, boolean russian) {
        return russian ? label.ru() : label.en();
    }
}
