package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a transition brings about besides the move itself: data, carried out by the conductor in the same unit. */
@ForCallers
public sealed interface Effect {

    /** Fields of the record get values; applied before required fields and guards are judged. */
    record Assign(Map<String, ValueSource> values) implements Effect {
        public Assign {
            values = Map.copyOf(values);
        }
    }

    /**
     * A task for somebody about this record. With a key it is made once, however often the effect runs.
     *
     * @param kind CALL, VISIT, TODO or APPROVAL
     * @param purpose what later effects find it by, such as {@code first-call}
     * @param creationKey a template over fields of the record: {@code quote:{quote}:callback:{callbackCycle}}
     */
    record CreateTask(String kind, String purpose, String creationKey, TextTemplate subject, DueRule due)
            implements Effect {}

    /** The open tasks that automation made about this record are done; of one purpose, or of all where it is empty. */
    record CompleteTasks(String purpose) implements Effect {}

    /** The open tasks that automation made about this record are no longer needed. */
    record CancelTasks(String purpose) implements Effect {}

    /**
     * A timer of the state the record is in after the transition; it fires a transition of the same record.
     *
     * @param base the instant field it counts from, and again whenever that field changes; null for the instant of the
     *     command
     * @param skipAfter how late it may fire, when nobody was there in time; later it goes and nothing happens. Null for as
     *     late as it gets
     */
    record StartTimer(
            String name,
            @Nullable String base,
            DueRule due,
            String fires,
            @Nullable Duration skipAfter) implements Effect {

        /** A timer that fires however late it gets. */
        public StartTimer(String name, @Nullable String base, DueRule due, String fires) {
            this(name, base, due, fires, null);
        }
    }

    /** A timer of the current state is dropped. */
    record CancelTimer(String name) implements Effect {}

    /**
     * A transition of the record this one points to, in the same unit and judged by the same rights.
     *
     * @param link a reference field of this record
     * @param values fields of the linked record, from values of this one
     * @param onlyIfPossible whether nothing happens, instead of a refusal, when the linked record's state knows no such
     *     transition
     */
    record Fire(String link, String transition, Map<String, ValueSource> values, boolean onlyIfPossible)
            implements Effect {
        public Fire {
            values = Map.copyOf(values);
        }
    }

    /** A message to the owner of the record, through the outbox. */
    record NotifyOwner(TextTemplate subject, TextTemplate text) implements Effect {}

    /** The lead becomes client and deal by the default conversion plan, in the same unit. */
    record Convert() implements Effect {}

    /** The named {@link dev.crmkit.spi.workflow.TransitionAction} says which fields change. */
    record Plugin(String action) implements Effect {}
}
