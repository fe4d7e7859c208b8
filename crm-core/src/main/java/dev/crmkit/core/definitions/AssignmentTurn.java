package dev.crmkit.core.definitions;

import dev.crmkit.spi.ForCallers;
import java.util.Map;

/**
 * What a rule remembers from one choice to the next.
 *
 * @param last the login chosen last; empty before the first
 * @param balance what each candidate is owed of his share, in weights; one who is passed over is owed nothing for it
 */
@ForCallers
public record AssignmentTurn(String last, Map<String, Long> balance) {
    /** Before the first choice. */
    public static final AssignmentTurn FIRST = new AssignmentTurn("", Map.of());

    public AssignmentTurn {
        balance = Map.copyOf(balance);
    }
}
