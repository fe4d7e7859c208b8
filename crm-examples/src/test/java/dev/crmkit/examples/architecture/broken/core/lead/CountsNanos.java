package dev.crmkit.examples.architecture.broken.core.lead;

final class CountsNanos {
    private CountsNanos() {}

    static long ticks() {
        return System.nanoTime();
    }
}
