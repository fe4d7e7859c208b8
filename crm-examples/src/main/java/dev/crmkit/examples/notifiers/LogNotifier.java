package dev.crmkit.examples.notifiers;

import dev.crmkit.spi.notify.Notification;
import dev.crmkit.spi.notify.Notifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes messages to a log, each as one line of JSON, so that nothing in a message can look like another line. For
 * developers: what a message says is in the log then. Thread-safe when the log is.
 */
public final class LogNotifier implements Notifier {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Consumer<String> log;

    /** A notifier that hands each line to this log. */
    public LogNotifier(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public void send(Notification message) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", message.key());
        line.put("tenant", message.tenant());
        line.put("recipient", message.recipient());
        line.put("about", message.about().toString());
        line.put("subject", Lines.one(message.subject()));
        line.put("text", message.text());
        log.accept(JSON.writeValueAsString(line));
    }
}
