package dev.crmkit.spi;

import dev.crmkit.spi.value.RecordRef;

/** There is no such record, or the actor may not know that there is: both look exactly alike. */
@ForCallers
public final class RecordNotFoundException extends CrmException {
    private static final long serialVersionUID = 1L;

    private final transient RecordRef ref;

    public RecordNotFoundException(RecordRef ref) {
        super("NOT_FOUND", "There is no record " + ref);
        this.ref = ref;
    }

    /** The reference that was asked for. */
    public RecordRef ref() {
        return ref;
    }
}
