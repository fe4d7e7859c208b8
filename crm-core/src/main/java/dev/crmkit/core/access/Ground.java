package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.value.RecordRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A grant as it counts for somebody today.
 *
 * @param rule the id of the grant
 * @param role it comes through
 * @param unit the role is held in
 * @param narrowed whether the rule has a further condition on the type
 * @param absent the login of the user stood in for, null when the role is his own
 */
@ForCallers
public record Ground(
        String rule,
        String role,
        RecordRef unit,
        Scope scope,
        boolean narrowed,
        @Nullable String absent) {

    /** The login of the user stood in for, empty when the role is his own. */
    public Optional<String> onBehalfOf() {
        return Optional.ofNullable(absent);
    }

    /** In words, without the unit. */
    public Label words() {
        String behalf = absent == null ? "" : " (" + absent + ")";
        return new Label(
                rule + ": роль " + role + behalf + ", область " + scope + (narrowed ? ", с условием" : ""),
                rule + ": role " + role + behalf + ", scope " + scope + (narrowed ? ", with a condition" : ""));
    }
}
