package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;

/** A unique field already holds this value in a live record. The unit of work is dead. */
@ForCallers
public final class DuplicateKeyException extends StorageException {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final String field;

    /**
     * @param type the record type key
     * @param field the key of the unique field
     */
    public DuplicateKeyException(String type, String field, Throwable cause) {
        super("DUPLICATE", "Another " + type + " already has this value of " + field, cause);
        this.type = type;
        this.field = field;
    }

    public DuplicateKeyException(String type, String field) {
        this(type, field, new IllegalStateException("unique field " + type + "." + field));
    }

    /** The record type key. */
    public String type() {
        return type;
    }

    /** The key of the unique field. */
    public String field() {
        return field;
    }
}
