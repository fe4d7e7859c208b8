package dev.crmkit.examples.architecture.broken.core.lead;

final class LiesOpen {
    public final String name = "";
}
