package dev.crmkit.examples;

/** Starts the demonstration. */
public final class Main {
    private Main() {}

    /** Runs the demonstration and returns when it has told its story. */
    public static void main(String[] args) {
        System.out.println("crmkit: the demonstration is being built.");
    }
}
