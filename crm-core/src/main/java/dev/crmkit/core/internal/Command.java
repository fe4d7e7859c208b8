package dev.crmkit.core.internal;

import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.Optional;

/**
 * One wish, as a value: what it needs to read, and a pure function of what was read. Adding a command is adding one of
 * these.
 */
public interface Command {

    /** For the history, such as {@code lead.junk}. */
    String name();

    /** Says what {@link #decide} will look at. Called once per attempt, before anything is read. */
    void needs(Needs needs);

    /** Decides what changes, in the work; returns the record the command answers with. Writes nothing itself. */
    Record decide(Work work);

    /**
     * The record whose version the caller named, having read it: a conflict over it is theirs to settle, not repeated. One
     * over what hangs on it, such as a timer that a pump has just taken, is nobody's fault.
     */
    default Optional<RecordRef> named() {
        return Optional.empty();
    }

    /** A stable text of the payload: the same idempotency key with another one is refused. */
    default String payload() {
        return toString();
    }
}
