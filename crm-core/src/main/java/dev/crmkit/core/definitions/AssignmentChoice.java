package dev.crmkit.core.definitions;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Label;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who it is, and why: by what the choice was made and why others were passed over, without any number of theirs.
 *
 * @param chosen null when nobody is free
 * @param next what the rule remembers from now on
 */
@ForCallers
public record AssignmentChoice(@Nullable String chosen, Label reason, AssignmentTurn next) {

    public Optional<String> login() {
        return Optional.ofNullable(chosen);
    }
}
