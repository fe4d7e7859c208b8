package dev.crmkit.core.timer;

import dev.crmkit.core.internal.CommandRunner;
import dev.crmkit.core.internal.Desk;
import dev.crmkit.core.internal.QueryRunner;
import dev.crmkit.core.internal.RetryDue;
import dev.crmkit.core.record.Page;
import dev.crmkit.core.record.Query;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.function.Function;

/**
 * Timers and messages that failed ten times, or once for good, and were given up: what they were, why, and another try. Thread-safe.
 *
 * <p>By the shipped rules CEO and ADMIN see them, without the values in the messages. {@code Due.LAST_ERROR} is a code or
 * the kind of an exception; it never holds values.
 */
@ForCallers
public final class DeadLetters {
    private final CommandRunner commands;
    private final QueryRunner queries;

    public DeadLetters(Desk desk) {
        this.commands = new CommandRunner(desk);
        this.queries = new QueryRunner(desk);
    }

    /** Of the timers that fit, those given up. */
    public Page<Timer> timers(Query query) {
        return page(Timer.TYPE, query, Timer::new);
    }

    /** Of the messages that fit, those given up. */
    public Page<OutboxMessage> messages(Query query) {
        return page(OutboxMessage.TYPE, query, OutboxMessage::new);
    }

    private <V> Page<V> page(RecordType type, Query query, Function<Record, V> view) {
        Page<Record> page = queries.list(type, query.and(Due.DEAD_AT.isNotEmpty()));
        return new Page<>(page.items().stream().map(view).toList(), page.cursor());
    }

    /**
     * Has a timer or message tried again at once, with all its attempts. What came after it has gone before it meanwhile. Needs
     * the right CONFIGURE, area {@code crm}, in every top unit.
     */
    public void retry(RecordRef ref) {
        commands.run(new RetryDue(ref));
    }
}
