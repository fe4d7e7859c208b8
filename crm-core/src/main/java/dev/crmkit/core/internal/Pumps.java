package dev.crmkit.core.internal;

import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.notify.UndeliveredException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the pumps share. */
final class Pumps {
    private Pumps() {}

    /** The instant to judge by under virtual time; null lets the store judge by its own clock. */
    static @Nullable Instant virtualNow(Workshop shop) {
        return shop.environment().virtual() ? shop.environment().now() : null;
    }

    /** The kind of failure, without any value of a record. */
    static String describe(RuntimeException failure) {
        if (failure instanceof UndeliveredException told) {
            return told.outcome() + " " + told.code();
        }
        return failure instanceof CrmException known
                ? known.code()
                : failure.getClass().getSimpleName();
    }
}
