package dev.crmkit.spi.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.storage.Record;
import java.time.Instant;

/**
 * What a plugin may look at: the record as it would be after the transition's own fields are set.
 *
 * @param transition the name of the transition
 * @param actor the login of who fires it
 * @param now the instant of the command
 */
@ForCallers
public record TransitionContext(String transition, Record record, String actor, Instant now) {}
