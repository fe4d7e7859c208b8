package dev.crmkit.testkit.notify;

import dev.crmkit.spi.ForCallers;
import java.util.Locale;
import org.junit.jupiter.api.DynamicTest;

/** The numbered rules of the notifier contract, in the words of {@code docs/write-a-notifier.md}. All are MUST. */
@ForCallers
public enum NotifierRule {
    NT_01(
            "A message arrives whole: its key unchanged, subject and text to the last code point.",
            "encodings, limits of fields and lines, and the header or property the key travels in"),
    NT_02("The same message sent again carries the same key.", "keys or message ids made anew for every attempt"),
    NT_03("A message goes to its recipient alone.", "lists of recipients that are kept or merged, copies to all"),
    NT_04(
            "A recipient without an address is PERMANENT, and nobody gets the message instead.",
            "default addresses, and addresses made of logins"),
    NT_05(
            "What the gateway refuses for good is PERMANENT.",
            "which answers mean never: SMTP 5xx, HTTP 4xx but 408, 429"),
    NT_06("A gateway that is busy or out of reach is TEMPORARY.", "SMTP 4xx, HTTP 429 and 5xx, failures to connect"),
    NT_07(
            "When the answer is lost or makes no sense the outcome is UNKNOWN.",
            "exceptions after the message was handed over: it may have been taken"),
    NT_08("After any failure the next message goes out.", "connections and flags that are kept after a failure"),
    NT_09(
            "No exception holds a value of a message, in causes and suppressed ones neither.",
            "causes of mail and HTTP libraries: do not chain them; name a code instead"),
    NT_10("Messages sent at once by many threads each arrive once, unmixed.", "buffers and formats in fields"),
    NT_11("An interrupted send ends.", "waits that swallow InterruptedException; connect and read time-outs"),
    NT_12(
            "A line break in a subject makes no header: the message is refused or its subject is one line.",
            "headers built by hand; let the library encode them"),
    NT_13("In markup, values are text.", "escape & < > \" and ' of every value, also in attributes and links");

    private final String text;
    private final String hint;

    NotifierRule(String text, String hint) {
        this.text = text;
        this.hint = hint;
    }

    /** {@code NT-01}. */
    public String id() {
        return name().replace('_', '-');
    }

    /** The sentence of the contract. */
    public String text() {
        return text;
    }

    /** What the author of a notifier should look at when the rule fails. */
    public String hint() {
        return hint;
    }

    /** The start of the name of the test method: {@code nt_01_}. */
    public String methodPrefix() {
        return name().toLowerCase(Locale.ROOT) + "_";
    }

    /** What a rule does with a notifier. */
    @FunctionalInterface
    interface Check {
        void run(NotifierTrial trial);
    }

    DynamicTest on(NotifierUnderTest test, Check check) {
        return DynamicTest.dynamicTest(toString(), () -> run(test.notifier(), check));
    }

    void run(NotifierFixture fixture, Check check) {
        try (NotifierTrial trial = new NotifierTrial(this, fixture)) {
            check.run(trial);
        }
    }

    @Override
    public String toString() {
        return "MUST " + id() + " " + text;
    }
}
