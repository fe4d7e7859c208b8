package dev.crmkit.core.activity;

import dev.crmkit.core.internal.CreateRecord;
import dev.crmkit.core.internal.Desk;
import dev.crmkit.core.internal.Door;
import dev.crmkit.core.record.Page;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import java.util.Map;
import java.util.Optional;

/** The door to tasks. Thread-safe. */
@ForCallers
public final class Tasks extends Door<Task> {
    public Tasks(Desk desk) {
        super(desk, Task.TYPE);
    }

    @Override
    protected Task view(Record record) {
        return new Task(record);
    }

    /** A task made by hand; bound to a record, it needs the right to update that record only. */
    public Task create(Values draft) {
        return create(
                draft,
                "create",
                CreateRecord.parentLinks(Task.LEAD, Task.DEAL, Task.CONTACT, Task.COMPANY),
                Optional.empty());
    }

    /** The open tasks of the actor, the earliest due first. */
    public Page<Task> mine(int limit) {
        return list(Query.where(
                        Header.OWNER.is(Operand.parameter("me")).and(Task.STATE.in("NEW", "IN_PROGRESS", "DEFERRED")))
                .sortBy(Task.DUE_AT)
                .limit(limit));
    }

    public Task start(Task task) {
        return fire(task, "start");
    }

    /** Done; the result says what came of it. */
    public Task complete(Task task, String result) {
        return fire(task, "complete", Map.of(Task.RESULT, result));
    }

    public Task cancel(Task task) {
        return fire(task, "cancel");
    }
}
