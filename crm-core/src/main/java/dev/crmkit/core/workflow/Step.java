package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import java.util.List;
import java.util.Optional;

/** What a transition comes to: the record after it and its effects, or why not. */
@ForCallers
public sealed interface Step {

    /**
     * The transition may go on.
     *
     * @param after the record with its new state and assigned fields, at the version of the candidate
     * @param moves the changes of state in order: that of the transition, then those of transitions that followed by
     *     themselves; none when the record stays in its state
     * @param effects in the order they are to be carried out; assignments are already in {@code after}, timers of states
     *     that were passed through are left out
     */
    record Moved(Record after, List<StateMove> moves, List<Effect> effects) implements Step {
        public Moved {
            moves = List.copyOf(moves);
            effects = List.copyOf(effects);
        }

        /** The first change of state, if there is any. */
        public Optional<StateMove> move() {
            return moves.stream().findFirst();
        }
    }

    /** Nothing happens. */
    record Refused(Refusal code, List<Violation> violations) implements Step {
        public Refused {
            violations = List.copyOf(violations);
        }
    }

    /** Why a transition is refused; the order is the order they are judged in. */
    enum Refusal {
        /** The state knows no such transition. */
        STATE,
        /** Fields must be filled in first. */
        REQUIRED,
        /** A condition or check says no. */
        GUARD,
        /** Two transitions of the name would both go on: a fault of the definition. */
        AMBIGUOUS,
        /** Transitions that are taken by themselves follow each other beyond the limit: a fault of the definition. */
        ENDLESS
    }
}
