package dev.crmkit.core.mining;

import dev.crmkit.spi.ForCallers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a workflow definition goes along with a case. Immutable and thread-safe.
 *
 * @param id of the case
 * @param rejection where it stops; null when it allows every step
 */
@ForCallers
public record Replay(String id, Verdict verdict, @Nullable Rejection rejection) {

    /** What it comes to. */
    @ForCallers
    public enum Verdict {
        /** Every step is allowed, and the last state is WON or LOST. */
        ACCEPTED,
        /** Every step is allowed, and the last state is an open one. */
        OPEN,
        /** Some step is not allowed. */
        REJECTED
    }

    /**
     * The first step that is not allowed.
     *
     * @param index of the step in the case
     * @param before the state it came from; null when the case cannot begin so
     */
    @ForCallers
    public record Rejection(int index, @Nullable String before, String to) {

        public Optional<String> from() {
            return Optional.ofNullable(before);
        }

        /** Such as {@code WON > NEW}, or {@code start > WON}. */
        @Override
        public String toString() {
            return from().orElse("start") + " > " + to;
        }
    }

    /** The first step that is not allowed, if there is one. */
    public Optional<Rejection> rejected() {
        return Optional.ofNullable(rejection);
    }

    /** The ids of the replays with a verdict. */
    public static List<String> ids(List<Replay> replays, Verdict verdict) {
        return replays.stream()
                .filter(replay -> replay.verdict() == verdict)
                .map(Replay::id)
                .toList();
    }
}
