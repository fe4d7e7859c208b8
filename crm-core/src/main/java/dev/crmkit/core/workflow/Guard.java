package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Label;

/**
 * A condition a transition demands, with the words of its refusal.
 *
 * @param reason said when it does not hold, such as "no interaction with outcome"
 * @param condition of the record as it would be after the transition's own values are set; relations one level deep
 */
@ForCallers
public record Guard(Label reason, Condition condition) {}
