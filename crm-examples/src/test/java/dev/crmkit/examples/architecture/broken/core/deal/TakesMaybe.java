package dev.crmkit.examples.architecture.broken.core.deal;

import dev.crmkit.spi.ForCallers;
import java.util.Optional;

@ForCallers
public final class TakesMaybe {
    private TakesMaybe() {}

    public static String name(Optional<String> given) {
        return given.orElse("");
    }
}
