package dev.crmkit.examples.architecture.broken.core.internal;

/** An innocent of the cellar. */
public record Cellar(String jar) {}
