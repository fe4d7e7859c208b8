package dev.crmkit.examples.architecture.broken.core.lead;

final class LocksItself {
    private LocksItself() {}

    static synchronized void lock() {}
}
