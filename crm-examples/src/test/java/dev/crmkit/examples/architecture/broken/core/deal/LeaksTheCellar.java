package dev.crmkit.examples.architecture.broken.core.deal;

import dev.crmkit.examples.architecture.broken.core.internal.Cellar;
import dev.crmkit.spi.ForCallers;

@ForCallers
public record LeaksTheCellar(Cellar cellar) {}
