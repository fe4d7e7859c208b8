package dev.crmkit.examples.architecture.broken.core.record;

import dev.crmkit.examples.architecture.broken.core.history.RoundAbout;
import dev.crmkit.spi.ForCallers;
import java.util.List;

@ForCallers
public record Returning(List<RoundAbout> rounds) {}
