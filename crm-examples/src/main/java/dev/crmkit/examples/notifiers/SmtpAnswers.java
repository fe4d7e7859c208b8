package dev.crmkit.examples.notifiers;

import dev.crmkit.spi.notify.UndeliveredException;
import dev.crmkit.spi.notify.UndeliveredException.Outcome;
import jakarta.mail.MessagingException;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** What the answers of a mail server mean. Only their numbers are told: their words repeat addresses. */
final class SmtpAnswers {
    private SmtpAnswers() {}

    static UndeliveredException told(MessagingException failure) {
        int code = code(failure).orElse(0);
        if (code >= 500 && code < 600) {
            return new UndeliveredException(Outcome.PERMANENT, "SMTP_" + code);
        }
        return code >= 400 && code < 500
                ? new UndeliveredException(Outcome.TEMPORARY, "SMTP_" + code)
                : new UndeliveredException(Outcome.UNKNOWN, "SMTP_NO_ANSWER");
    }

    /** Of a chain, the answer about the recipient says most. */
    private static OptionalInt code(MessagingException failure) {
        OptionalInt code = OptionalInt.empty();
        for (Exception each = failure; each instanceof MessagingException link; each = link.getNextException()) {
            if (link instanceof SMTPAddressFailedException address) {
                return OptionalInt.of(address.getReturnCode());
            }
            if (link instanceof SMTPSendFailedException whole) {
                code = OptionalInt.of(whole.getReturnCode());
            }
        }
        return code;
    }
}
