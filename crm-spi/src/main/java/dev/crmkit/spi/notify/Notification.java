package dev.crmkit.spi.notify;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.RecordRef;

/**
 * One message to one recipient.
 *
 * @param key the same in every attempt: receivers drop what they have seen
 * @param recipient the login of the user it is for
 * @param about the record it is about
 */
@ForCallers
public record Notification(String key, String recipient, RecordRef about, String subject, String text) {}
