package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import java.util.List;

/**
 * One thing somebody may do to records of one type today.
 *
 * @param type the key of the record type
 * @param name of the transition, report or area; empty for other actions
 * @param all whether it is every record of the tenant
 * @param grounds what allows it; the records are those of all of them together, less what a deny takes away
 */
@ForCallers
public record Allowance(String type, AccessAction action, String name, boolean all, List<Ground> grounds) {
    public Allowance {
        grounds = List.copyOf(grounds);
    }

    /** In one line. */
    @Override
    public String toString() {
        String named = name.isEmpty() ? "" : "(" + name + ")";
        return action + named + " " + type + (all ? " ALL" : "") + ": "
                + String.join(
                        "; ", grounds.stream().map(each -> each.words().en()).toList());
    }
}
