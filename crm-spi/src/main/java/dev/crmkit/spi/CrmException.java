package dev.crmkit.spi;

/**
 * The root of everything crmkit throws. Unchecked: a refusal inside a unit of work rolls the unit back.
 *
 * <p>{@link #code()} is stable and meant for programs; the message is meant for people and may change.
 */
@ForCallers
public abstract class CrmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    protected CrmException(String code, String message) {
        super(message);
        this.code = code;
    }

    protected CrmException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** A stable name in {@code UPPER_SNAKE}, such as {@code NOT_FOUND}. */
    public final String code() {
        return code;
    }
}
