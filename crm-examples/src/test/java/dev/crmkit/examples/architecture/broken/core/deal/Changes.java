package dev.crmkit.examples.architecture.broken.core.deal;

import dev.crmkit.spi.ForCallers;

@ForCallers
public final class Changes {
    private int count;

    int next() {
        return ++count;
    }
}
