package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;

/**
 * An effect that happens when its condition holds of the record after the move.
 *
 * @param when must look at no related records
 */
@ForCallers
public record GuardedEffect(Effect effect, Condition when) {

    public static GuardedEffect always(Effect effect) {
        return new GuardedEffect(effect, Condition.always());
    }
}
