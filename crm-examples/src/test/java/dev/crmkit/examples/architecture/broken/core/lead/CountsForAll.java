package dev.crmkit.examples.architecture.broken.core.lead;

final class CountsForAll {
    private static int count;

    private CountsForAll() {}

    static int next() {
        return ++count;
    }
}
