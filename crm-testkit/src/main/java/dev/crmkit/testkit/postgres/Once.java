package dev.crmkit.testkit.postgres;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Made when first asked for. What failed is not tried again: all who ask are told the same. Thread-safe. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T made;
    private @Nullable IllegalStateException failure;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (failure != null) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
        T result = made == null ? make() : made;
        made = result;
        return result;
    }

    private T make() {
        try {
            return maker.get();
        } catch (IllegalStateException e) {
            failure = e;
            throw e;
        }
    }
}
