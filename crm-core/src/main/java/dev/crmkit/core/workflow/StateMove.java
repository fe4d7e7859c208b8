package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of state, for the stage history.
 *
 * @param left the state left, null when the record was created
 * @param since when it had been entered, null likewise
 * @param seq the number of the move, from 1
 */
@ForCallers
public record StateMove(
        @Nullable String left, @Nullable Instant since, String to, String transition, long seq, long workflowVersion) {

    public Optional<String> from() {
        return Optional.ofNullable(left);
    }

    public Optional<Instant> enteredAt() {
        return Optional.ofNullable(since);
    }
}
