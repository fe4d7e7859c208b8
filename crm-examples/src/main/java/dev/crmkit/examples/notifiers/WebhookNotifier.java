package dev.crmkit.examples.notifiers;

import dev.crmkit.spi.environment.Environment;
import dev.crmkit.spi.notify.Notification;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.notify.UndeliveredException;
import dev.crmkit.spi.notify.UndeliveredException.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts messages as JSON to one address, signed. It connects to the very address it has checked, follows no redirect and
 * reads of the answer its first line only. Thread-safe.
 *
 * <p>Headers: {@code X-Crmkit-Key}, {@code X-Crmkit-Timestamp} in seconds since 1970, {@code X-Crmkit-Signature} as
 * {@link WebhookSignature} makes it.
 */
public final class WebhookNotifier implements Notifier {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebhookSettings settings;
    private final Environment environment;

    /** A notifier whose timestamps are the environment's. */
    public WebhookNotifier(WebhookSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public void send(Notification message) {
        judge(status(request(message)));
    }

    private byte[] request(Notification message) {
        String body = JSON.writeValueAsString(body(message));
        String timestamp = Long.toString(environment.now().getEpochSecond());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + settings.path() + " HTTP/1.1\r\n"
                + "Host: " + settings.authority() + "\r\n"
                + "Content-Type: application/json; charset=utf-8\r\n"
                + "Content-Length: " + bytes.length + "\r\n"
                + "X-Crmkit-Key: " + message.key() + "\r\n"
                + "X-Crmkit-Timestamp: " + timestamp + "\r\n"
                + "X-Crmkit-Signature: " + WebhookSignature.of(settings.secret(), timestamp, body) + "\r\n"
                + "Connection: close\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[start.length + bytes.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(bytes, 0, whole, start.length, bytes.length);
        return whole;
    }

    private static Map<String, Object> body(Notification message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("key", message.key());
        body.put("tenant", message.tenant());
        body.put("recipient", message.recipient());
        body.put("about", message.about().toString());
        body.put("language", message.language().toLanguageTag());
        body.put("subject", Lines.one(message.subject()));
        body.put("text", message.text());
        return body;
    }

    private int status(byte[] request) {
        try (HttpLine line = connected()) {
            return line.post(request);
        } catch (IOException lost) {
            throw new UndeliveredException(Outcome.UNKNOWN, "HTTP_NO_ANSWER");
        }
    }

    /** Until here nothing was handed over. */
    private HttpLine connected() {
        try {
            List<InetAddress> addresses = settings.addresses();
            if (addresses.isEmpty()) {
                throw new UndeliveredException(Outcome.PERMANENT, "ADDRESS_NOT_PUBLIC");
            }
            return HttpLine.to(addresses.get(0), settings);
        } catch (IOException e) {
            throw new UndeliveredException(Outcome.TEMPORARY, "HTTP_CONNECT");
        }
    }

    private static void judge(int status) {
        if (status >= 200 && status < 300) {
            return;
        }
        boolean later = status == 408 || status == 425 || status == 429 || status >= 500;
        throw new UndeliveredException(later ? Outcome.TEMPORARY : Outcome.PERMANENT, "HTTP_" + status);
    }
}
