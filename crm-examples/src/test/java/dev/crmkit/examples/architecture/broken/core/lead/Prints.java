package dev.crmkit.examples.architecture.broken.core.lead;

final class Prints {
    private Prints() {}

    static void print(String text) {
        System.out.println(text);
    }
}
