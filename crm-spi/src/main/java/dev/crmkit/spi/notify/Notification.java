package dev.crmkit.spi.notify;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.RecordRef;
import java.util.Locale;

/**
 * One message to one recipient, in words he may read at the moment it is sent: values of closed fields are left out.
 * Subject and text are plain text, never markup. Immutable.
 *
 * @param key the same in every attempt: receivers drop what they have seen
 * @param tenant the code of the tenant
 * @param recipient the login of the user it is for
 * @param about the record it is about
 * @param language the one subject and text are in: Russian or English
 * @param subject one line, at most 1,000 code points
 * @param text at most 4,000 code points; lines end with a line feed
 */
@ForCallers
public record Notification(
        String key, String tenant, String recipient, RecordRef about, Locale language, String subject, String text) {

    /** A message in English to somebody of the main tenant: to try a notifier with. */
    public static Notification of(String key, String recipient, RecordRef about, String subject, String text) {
        return new Notification(key, "main", recipient, about, Locale.ENGLISH, subject, text);
    }

    /** Tells no values: a message may end up in a log. */
    @Override
    public String toString() {
        return "Notification[" + key + "]";
    }
}
