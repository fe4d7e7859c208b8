package dev.crmkit.examples.architecture.broken.jdbc.internal;

/** An innocent of the cellar of the store. */
public record StoreCellar(String table) {}
