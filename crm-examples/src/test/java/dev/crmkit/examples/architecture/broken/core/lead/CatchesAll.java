package dev.crmkit.examples.architecture.broken.core.lead;

final class CatchesAll {
    private CatchesAll() {}

    static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            work.run();
        }
    }
}
