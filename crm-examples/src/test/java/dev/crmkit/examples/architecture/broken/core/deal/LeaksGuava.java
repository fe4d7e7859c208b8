package dev.crmkit.examples.architecture.broken.core.deal;

import com.google.common.collect.ImmutableList;
import dev.crmkit.spi.ForCallers;

@ForCallers
public record LeaksGuava(ImmutableList<String> names) {}
