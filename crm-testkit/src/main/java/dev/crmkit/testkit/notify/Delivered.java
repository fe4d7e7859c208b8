package dev.crmkit.testkit.notify;

import dev.crmkit.spi.ForCallers;
import java.util.List;

/**
 * What a gateway took, as the receiver sees it: decoded, and by login rather than by address.
 *
 * @param key the idempotency key that came with it
 * @param recipients the logins it went to, all of one delivery
 * @param html the message as markup; empty where it goes out as plain text only
 */
@ForCallers
public record Delivered(String key, List<String> recipients, String subject, String text, String html) {
    public Delivered {
        recipients = List.copyOf(recipients);
    }

    /** A message in plain text to one recipient. */
    public static Delivered plain(String key, String recipient, String subject, String text) {
        return new Delivered(key, List.of(recipient), subject, text, "");
    }
}
