package dev.crmkit.core.mining;

import dev.crmkit.spi.ForCallers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run through a process: the states it came to, in the order they were written down. Immutable and thread-safe.
 *
 * @param id tells it from other cases
 * @param steps at least one; instants may repeat or run back
 */
@ForCallers
public record LogCase(String id, List<Step> steps) {
    public LogCase {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("The case " + id + " has no steps");
        }
    }

    /** A state that was come to, and when. */
    @ForCallers
    public record Step(String state, Instant at) {}

    /** The states in order. */
    public List<String> path() {
        return steps.stream().map(Step::state).toList();
    }

    public String first() {
        return steps.get(0).state();
    }

    public String last() {
        return steps.get(steps.size() - 1).state();
    }

    /** From the first step to the last. */
    public Duration duration() {
        return Duration.between(steps.get(0).at(), steps.get(steps.size() - 1).at());
    }

    /** From the first step to the first that came to the state; empty when none did. */
    public Optional<Duration> until(String state) {
        return steps.stream()
                .filter(step -> step.state().equals(state))
                .findFirst()
                .map(step -> Duration.between(steps.get(0).at(), step.at()));
    }
}
