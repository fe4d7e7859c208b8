package dev.crmkit.core.access;

/** A rule as it applies through one held role. */
record Applied(AccessRule rule, HeldRole role) {}
