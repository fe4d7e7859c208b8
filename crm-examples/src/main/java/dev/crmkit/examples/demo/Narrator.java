package dev.crmkit.examples.demo;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Tells what happens, a line an event: when, who, what. */
final class Narrator {
    private final PrintStream out;
    private final Words words;
    private final DateTimeFormatter when;

    Narrator(PrintStream out, Words words, ZoneId zone) {
        this.out = out;
        this.words = words;
        this.when =
                DateTimeFormatter.ofPattern("EEE dd.MM HH:mm", words.locale()).withZone(zone);
    }

    Words words() {
        return words;
    }

    PrintStream out() {
        return out;
    }

    void heading(String ru, String en) {
        out.println();
        out.println(words.say(ru, en));
    }

    void tell(Instant at, String who, String ru, String en) {
        String name = String.format(words.locale(), "%-14s", who);
        out.println("  " + when.format(at) + "  " + name + " " + words.say(ru, en));
    }
}
