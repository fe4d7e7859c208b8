package dev.crmkit.examples.architecture.broken.core.deal;

public record Undecided(String name) {}
