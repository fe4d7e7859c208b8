package dev.crmkit.core.internal;

import dev.crmkit.core.timer.OutboxMessage;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import java.util.List;
import java.util.Optional;

/**
 * A message for several notifiers becomes one for each, in an order of its own: one that is down delays no other, and
 * nobody hears twice because of it.
 *
 * @param claimed as it was claimed; its version is the fencing token
 */
record SplitMessage(Record claimed, List<String> channels) implements Command {

    @Override
    public String name() {
        return "outbox_message.split";
    }

    @Override
    public void needs(Needs needs) {
        needs.lockRow(claimed);
    }

    @Override
    public Record decide(Work work) {
        Optional<Record> mine = work.find(claimed.ref()).filter(stored -> stored.version() == claimed.version());
        mine.ifPresent(message -> {
            channels.forEach(channel -> work.insert(copy(work, message, channel)));
            work.remove(message);
        });
        return claimed;
    }

    private static Record copy(Work work, Record message, String channel) {
        Record.Builder copy = work.create(OutboxMessage.TYPE);
        for (Field<?> field : message.type().fields()) {
            message.value(field).ifPresent(value -> copy.put(field, value));
        }
        return copy.set(OutboxMessage.CHANNEL, channel)
                .set(OutboxMessage.KEY, message.require(OutboxMessage.KEY) + ":" + channel)
                .set(Due.ORDERING_KEY, message.require(Due.ORDERING_KEY) + "|" + channel)
                .clear(Due.LEASE_UNTIL)
                .build();
    }
}
