package dev.crmkit.spi;

import dev.crmkit.spi.value.Violation;
import java.util.List;

/** A schema, workflow, access or calendar definition was refused when it was built or loaded. */
@ForCallers
public final class DefinitionException extends CrmException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public DefinitionException(List<Violation> violations) {
        super("DEFINITION", Violation.describe(violations));
        this.violations = List.copyOf(violations);
    }

    /** A refusal with one violation. */
    public static DefinitionException of(Violation violation) {
        return new DefinitionException(List.of(violation));
    }

    /** At least one violation; the path names the offending part of the definition. */
    public List<Violation> violations() {
        return violations;
    }
}
