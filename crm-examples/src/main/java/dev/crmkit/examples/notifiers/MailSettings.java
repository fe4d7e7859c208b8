package dev.crmkit.examples.notifiers;

import java.time.Duration;
import java.util.Properties;

/**
 * A mail server to hand messages to.
 *
 * @param user empty for none
 * @param startTls whether the line must be encrypted by STARTTLS; without it nothing is sent
 * @param patience for connecting, for each answer, and for each write
 */
public record MailSettings(
        String host, int port, String from, String user, String password, boolean startTls, Duration patience) {

    /** A server on this machine that asks for no password and encrypts nothing: a relay, or a test. */
    public static MailSettings local(int port, String from) {
        return new MailSettings("127.0.0.1", port, from, "", "", false, Duration.ofSeconds(20));
    }

    /** The same with another patience. */
    public MailSettings patience(Duration value) {
        return new MailSettings(host, port, from, user, password, startTls, value);
    }

    Properties properties() {
        Properties all = new Properties();
        String millis = Long.toString(patience.toMillis());
        all.setProperty("mail.smtp.host", host);
        all.setProperty("mail.smtp.port", Integer.toString(port));
        all.setProperty("mail.smtp.auth", Boolean.toString(!user.isEmpty()));
        all.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        all.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        all.setProperty("mail.smtp.connectiontimeout", millis);
        all.setProperty("mail.smtp.timeout", millis);
        all.setProperty("mail.smtp.writetimeout", millis);
        all.setProperty("mail.smtp.sendpartial", "false");
        all.setProperty("mail.smtp.localhost", "localhost");
        all.setProperty("mail.mime.allowutf8", "false");
        return all;
    }

    /** Tells no password. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + "]";
    }
}
