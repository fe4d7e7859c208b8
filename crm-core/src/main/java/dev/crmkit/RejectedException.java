package dev.crmkit;

import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.Violation;
import java.util.List;

/**
 * A state, a guard or a rule of the domain said no; nothing was written. {@link #code()} is {@code STATE}, {@code
 * GUARD}, {@code ALREADY_CONVERTED}, {@code NOT_REVERTIBLE}, {@code KEY_REUSED} and the like.
 */
@ForCallers
public final class RejectedException extends CrmException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public RejectedException(String code, List<Violation> violations) {
        super(code, Violation.describe(violations));
        this.violations = List.copyOf(violations);
    }

    public static RejectedException of(Violation violation) {
        return new RejectedException(violation.code(), List.of(violation));
    }

    /** Every reason, in words. */
    public List<Violation> violations() {
        return violations;
    }
}
