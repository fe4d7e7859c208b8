package dev.crmkit.examples.notifiers;

import dev.crmkit.spi.notify.Notification;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.notify.UndeliveredException;
import dev.crmkit.spi.notify.UndeliveredException.Outcome;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Sends mail over SMTP, as plain text and as HTML. The key travels in the header {@value #KEY_HEADER} and makes the
 * {@code Message-ID}, so that the same message is the same mail. Thread-safe.
 */
public final class MailNotifier implements Notifier {
    /** Where receivers find the idempotency key. */
    public static final String KEY_HEADER = "X-Crmkit-Key";

    private final MailSettings settings;
    private final Session session;
    private final AddressBook addresses;

    /** A notifier that asks this book for the mail addresses of recipients. */
    public MailNotifier(MailSettings settings, AddressBook addresses) {
        this.settings = settings;
        this.session = Session.getInstance(settings.properties());
        this.addresses = addresses;
    }

    @Override
    public void send(Notification message) {
        String address = addresses
                .address(message.tenant(), message.recipient())
                .orElseThrow(() -> new UndeliveredException(Outcome.PERMANENT, "NO_ADDRESS"));
        deliver(mail(message, address));
    }

    private MimeMessage mail(Notification message, String address) {
        if (message.subject().matches("(?s).*[\\p{Cc}\\u2028\\u2029].*")) {
            throw new UndeliveredException(Outcome.PERMANENT, "SUBJECT_NOT_ONE_LINE");
        }
        try {
            MimeMessage mail = new Keyed(session, message.key(), domain());
            mail.setFrom(new InternetAddress(settings.from(), true));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
            mail.setSubject(message.subject(), StandardCharsets.UTF_8.name());
            mail.setHeader(KEY_HEADER, message.key());
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setHeader("Content-Language", message.language().toLanguageTag());
            mail.setContent(new MimeMultipart("alternative", plain(message), html(message)));
            mail.saveChanges();
            return mail;
        } catch (MessagingException e) {
            throw new UndeliveredException(Outcome.PERMANENT, "NO_MAIL_CAN_BE_MADE");
        }
    }

    private static MimeBodyPart plain(Notification message) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(message.text(), StandardCharsets.UTF_8.name());
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static MimeBodyPart html(Notification message) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(Markup.of(message), StandardCharsets.UTF_8.name(), "html");
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private String domain() {
        return settings.from().substring(settings.from().indexOf('@') + 1);
    }

    private void deliver(MimeMessage mail) {
        Transport line = connected();
        try {
            line.sendMessage(mail, mail.getAllRecipients());
        } catch (MessagingException refused) {
            throw SmtpAnswers.told(refused);
        } finally {
            hangUp(line);
        }
    }

    /** Until here nothing was handed over. */
    private Transport connected() {
        try {
            Transport line = session.getTransport("smtp");
            if (settings.user().isEmpty()) {
                line.connect();
            } else {
                line.connect(settings.user(), settings.password());
            }
            return line;
        } catch (MessagingException e) {
            throw new UndeliveredException(Outcome.TEMPORARY, "SMTP_CONNECT");
        }
    }

    /** The mail was taken or not: how the line ends changes nothing. */
    private static void hangUp(Transport line) {
        try {
            line.close();
        } catch (MessagingException gone) {
            return;
        }
    }

    /** A mail whose id follows from the key. */
    private static final class Keyed extends MimeMessage {
        private final String id;

        Keyed(Session session, String key, String domain) {
            super(session);
            this.id = "<" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + "@" + domain + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
