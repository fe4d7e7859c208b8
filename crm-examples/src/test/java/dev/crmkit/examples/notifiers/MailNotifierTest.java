package dev.crmkit.examples.notifiers;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.crmkit.spi.notify.Notification;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.NotifierContract;
import dev.crmkit.testkit.notify.Delivered;
import dev.crmkit.testkit.notify.NotifierFixture;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail to a real server, with a front before it that fails to order. */
class MailNotifierTest implements NotifierContract {
    private static final Map<String, String> ADDRESSES = Map.of("mila", "mila@example.org", "max", "max@example.org");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private SmtpFront front;

    @BeforeEach
    void start() {
        server.start();
        front = new SmtpFront(server.getSmtp().getPort());
    }

    @AfterEach
    void stop() {
        front.close();
        server.stop();
    }

    @Override
    public NotifierFixture notifier() {
        return NotifierFixture.open(this::mail).observedBy(this::taken).brokenBy(front::behave);
    }

    private MailNotifier mail() {
        return new MailNotifier(
                MailSettings.local(front.port(), "crm@example.com").patience(Duration.ofSeconds(3)),
                (tenant, login) -> Optional.ofNullable(ADDRESSES.get(login)));
    }

    private List<Delivered> taken() {
        return Arrays.stream(server.getReceivedMessages())
                .map(MailNotifierTest::read)
                .toList();
    }

    private static Delivered read(MimeMessage mail) {
        try {
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            return new Delivered(
                    mail.getHeader(MailNotifier.KEY_HEADER, null),
                    Arrays.stream(mail.getAllRecipients())
                            .map(address -> address.toString().replace("@example.org", ""))
                            .toList(),
                    mail.getSubject(),
                    parts.getBodyPart(0).getContent().toString(),
                    parts.getBodyPart(1).getContent().toString());
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_same_message_is_the_same_mail() throws MessagingException {
        Notification message = Notification.of("k1", "mila", new RecordRef("lead", new UUID(1, 2)), "Тема", "Текст");
        mail().send(message);
        mail().send(message);
        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getMessageID()).isEqualTo(mails[1].getMessageID()).endsWith("@example.com>");
        assertThat(mails[0].getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(read(mails[0]).html()).contains("<p>Текст</p>").contains("lang=\"en\"");
    }
}
