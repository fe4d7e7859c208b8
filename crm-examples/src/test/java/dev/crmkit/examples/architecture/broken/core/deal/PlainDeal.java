package dev.crmkit.examples.architecture.broken.core.deal;

import dev.crmkit.spi.ForCallers;

/** An innocent neighbour. */
@ForCallers
public record PlainDeal(String title) {}
