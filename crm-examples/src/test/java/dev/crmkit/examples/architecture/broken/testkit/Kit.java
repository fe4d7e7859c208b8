package dev.crmkit.examples.architecture.broken.testkit;

import dev.crmkit.spi.ForCallers;

/** An innocent tool. */
@ForCallers
public record Kit(String name) {}
