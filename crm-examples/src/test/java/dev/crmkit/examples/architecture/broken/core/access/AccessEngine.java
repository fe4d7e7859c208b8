package dev.crmkit.examples.architecture.broken.core.access;

/** A judge that goes to the store, by way of an errand. */
record AccessEngine(Errand errand) {}
