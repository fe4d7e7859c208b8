package dev.crmkit.examples.architecture.broken.core.lead;

final class Sleeps {
    private Sleeps() {}

    static void sleep() throws InterruptedException {
        Thread.sleep(1);
    }
}
