package dev.crmkit.examples.demo;

import java.io.PrintStream;

/** Shows how far long work is: in place on a terminal, a line for every tenth elsewhere. */
final class Progress {
    private final PrintStream err;
    private final String label;
    private final boolean terminal;
    private long lastTenth;

    Progress(PrintStream err, String label, boolean terminal) {
        this.err = err;
        this.label = label;
        this.terminal = terminal;
    }

    /** So many of so many; of an unknown number when the whole is 0. */
    void at(long done, long whole) {
        String text = label + ": " + done + (whole == 0 ? "" : " / " + whole);
        if (terminal) {
            err.print("\r" + text);
            err.flush();
        } else if (whole > 0 && done * 10 / whole > lastTenth) {
            lastTenth = done * 10 / whole;
            err.println(text);
        }
    }

    void done() {
        if (terminal) {
            err.println();
        }
    }
}
