package dev.crmkit.examples.architecture.broken.core.history;

import dev.crmkit.examples.architecture.broken.core.record.Returning;
import dev.crmkit.spi.ForCallers;

@ForCallers
public record RoundAbout(Returning back) {}
