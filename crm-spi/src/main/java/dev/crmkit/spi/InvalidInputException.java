package dev.crmkit.spi;

import dev.crmkit.spi.value.Violation;
import java.util.List;

/** The input was refused at the door; nothing was written. Carries every violation, never the first only. */
@ForCallers
public final class InvalidInputException extends CrmException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidInputException(List<Violation> violations) {
        super("INVALID_INPUT", Violation.describe(violations));
        this.violations = List.copyOf(violations);
    }

    /** A refusal with one violation. */
    public static InvalidInputException of(Violation violation) {
        return new InvalidInputException(List.of(violation));
    }

    /** At least one violation, in the order of the fields. */
    public List<Violation> violations() {
        return violations;
    }
}
