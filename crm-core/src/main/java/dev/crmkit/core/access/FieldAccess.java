package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.FieldClass;

/** Whether a field may be read or written, among the records the action is allowed on. Immutable and thread-safe. */
@ForCallers
public sealed interface FieldAccess {

    /** On every such record. */
    @ForCallers
    record Always() implements FieldAccess {}

    /** On none: nobody granted the class. */
    @ForCallers
    record Never(FieldClass fieldClass) implements FieldAccess {}

    /** On the records that fit; on the others the field reads as empty. */
    @ForCallers
    record Conditional(Condition when) implements FieldAccess {}
}
