package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;

/** Where an effect takes a value from. */
@ForCallers
public sealed interface ValueSource {

    /** The value itself. */
    record Literal(Object value) implements ValueSource {}

    /** The instant of the command. */
    record Now() implements ValueSource {}

    /** The acting user, as a reference; empty when a service acts. */
    record ActingUser() implements ValueSource {}

    /** The reference of the record that moves. */
    record Self() implements ValueSource {}

    /** Another field of the record that moves. */
    record FromField(String field) implements ValueSource {}

    /** A whole number field plus so much, counting empty as zero. */
    record Increment(String field, long by) implements ValueSource {}

    /** The empty value. */
    record Empty() implements ValueSource {}
}
