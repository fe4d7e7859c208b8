package dev.crmkit.examples.architecture.broken.core.lead;

final class Changes {
    private int count;

    int next() {
        return ++count;
    }
}
