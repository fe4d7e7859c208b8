package dev.crmkit.examples.notifiers;

import dev.crmkit.testkit.NotifierContract;
import dev.crmkit.testkit.notify.Delivered;
import dev.crmkit.testkit.notify.NotifierFixture;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every message is one line. */
class LogNotifierTest implements NotifierContract {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public NotifierFixture notifier() {
        return NotifierFixture.open(() -> new LogNotifier(lines::add))
                .observedBy(() -> lines.stream().map(LogNotifierTest::read).toList())
                .withoutStrangers();
    }

    private static Delivered read(String line) {
        if (line.contains("\n") || line.contains("\r")) {
            throw new AssertionError("a message of two lines");
        }
        JsonNode json = JsonMapper.builder().build().readTree(line);
        return Delivered.plain(
                json.get("key").asString(),
                json.get("recipient").asString(),
                json.get("subject").asString(),
                json.get("text").asString());
    }
}
