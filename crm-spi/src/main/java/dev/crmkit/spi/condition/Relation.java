package dev.crmkit.spi.condition;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;

/** A way from a record to related records. */
@ForCallers
public sealed interface Relation {

    /** The type of the related records. */
    String target();

    /**
     * Along a reference of this record.
     *
     * @param field a REF or MULTI_REF field of this record
     * @param target one of the types it may point to
     */
    record Forward(Field<?> field, String target) implements Relation {}

    /**
     * Against a reference: the records of another type that point to this one.
     *
     * @param target the type that holds the reference
     * @param field a REF or MULTI_REF field of that type
     */
    record Inverse(String target, Field<?> field) implements Relation {}
}
