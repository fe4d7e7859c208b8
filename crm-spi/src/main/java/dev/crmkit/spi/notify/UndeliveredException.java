package dev.crmkit.spi.notify;

import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.ForCallers;
import java.util.regex.Pattern;

/**
 * A message was not taken, as far as the notifier knows. It holds a reason in one word and no value of the message, and no
 * cause either: those of mail and HTTP libraries repeat addresses.
 */
@ForCallers
public final class UndeliveredException extends CrmException {
    private static final long serialVersionUID = 1L;
    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    private final Outcome outcome;

    /** What the sender knows, and so what is to be done. */
    public enum Outcome {
        /** Nothing was handed over, and later it may be: the message is tried again. */
        TEMPORARY,
        /** It will never be taken: the message is given up at once and waits for a person. */
        PERMANENT,
        /** It may have arrived: the message is tried again under the same key. */
        UNKNOWN
    }

    /** @param reason such as {@code SMTP_550}: a capital letter, then up to 39 of A-Z, 0-9 and _ */
    public UndeliveredException(Outcome outcome, String reason) {
        super(checked(reason), "The message was not delivered (" + outcome + "): " + reason);
        this.outcome = outcome;
    }

    private static String checked(String reason) {
        if (!REASON.matcher(reason).matches()) {
            throw new IllegalArgumentException("A reason is one word in capitals, such as SMTP_550");
        }
        return reason;
    }

    public Outcome outcome() {
        return outcome;
    }
}
