package dev.crmkit.examples.architecture.broken.core.deal;

import dev.crmkit.spi.ForCallers;

@ForCallers
public class OpenToAll {
    protected OpenToAll() {}
}
