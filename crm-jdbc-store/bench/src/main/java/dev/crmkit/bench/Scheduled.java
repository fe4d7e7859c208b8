package dev.crmkit.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/**
 * The same due work done by db-scheduler with one thread: executions that do nothing, a hundred locked and fetched at a
 * time, and looked for so often that it never idles. Its own listener tells when an execution is gone from the table.
 */
final class Scheduled implements AutoCloseable {
    /** So many that waking the scheduler up does not count. */
    private static final int BATCH = 500;

    private static final int FETCHED = 100;
    private static final String TABLE = "CREATE TABLE scheduled_tasks (task_name text NOT NULL,"
            + " task_instance text NOT NULL, task_data bytea, execution_time timestamptz NOT NULL,"
            + " picked boolean NOT NULL, picked_by text, last_success timestamptz, last_failure timestamptz,"
            + " consecutive_failures int, last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,"
            + " PRIMARY KEY (task_name, task_instance));"
            + " CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);"
            + " CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)";

    private final OneTimeTask<Void> task = Tasks.oneTime("callback").execute((instance, context) -> {});
    private final DataSource source;
    private final Scheduler scheduler;
    private volatile CountDownLatch left = new CountDownLatch(0);
    private long count;

    private Scheduled(DataSource source) {
        this.source = source;
        Sql.transaction(source, connection -> connection.createStatement().execute(TABLE));
        scheduler = Scheduler.create(source, task)
                .threads(1)
                .pollingInterval(Duration.ofMillis(20))
                .pollUsingLockAndFetch(0.5, FETCHED)
                .addSchedulerListener(new AbstractSchedulerListener() {
                    @Override
                    public void onExecutionComplete(ExecutionComplete done) {
                        left.countDown();
                    }
                })
                .build();
        scheduler.start();
        scheduler.pause();
    }

    static Scheduled of(Firm firm) {
        return new Scheduled(firm.source());
    }

    /** Lays out a batch unless one is laid out. */
    void stockUp() {
        if (left.getCount() > 0) {
            return;
        }
        List<TaskInstance<?>> due = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            due.add(task.instance(Long.toString(count++)));
        }
        left = new CountDownLatch(BATCH);
        scheduler.scheduleBatch(due, Instant.parse("2026-01-01T00:00:00Z"));
        Sql.vacuum(source, "scheduled_tasks");
    }

    int all() {
        scheduler.resume();
        scheduler.triggerCheckForDueExecutions();
        try {
            left.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        scheduler.pause();
        return BATCH;
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
