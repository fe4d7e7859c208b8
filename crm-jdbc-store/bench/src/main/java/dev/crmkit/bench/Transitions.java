package dev.crmkit.bench;

import dev.crmkit.CrmSession;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Query;
import dev.crmkit.spi.value.RecordRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A persisted transition: a task is put off and taken up again, with right, guard, version, history and stage record.
 * By hand: one SELECT FOR UPDATE, one text with the UPDATE and all INSERTs, a commit; the right is compared in code.
 */
final class Transitions {
    private static final int TASKS = 500;

    private final Firm firm;
    private final List<RecordRef> tasks = new ArrayList<>();
    private int turn = -1;

    private Transitions(Firm firm) {
        this.firm = firm;
    }

    static Contest contest(Firm firm) {
        Transitions transitions = new Transitions(firm);
        return new Contest(
                "persisted transition", "/s", 5_000, transitions::prepare, transitions::ours, transitions::byHand);
    }

    /** Late: the other contests are not to meet the leads. */
    private void prepare() {
        if (!tasks.isEmpty()) {
            return;
        }
        CrmSession head = firm.head();
        for (int i = 0; i < TASKS; i++) {
            head.leads().register(Lead.draft().title("Заявка " + i));
        }
        head.tasks().each(Query.where(Task.STATE.is("NEW")), task -> tasks.add(task.ref()));
    }

    private RecordRef next() {
        turn++;
        return tasks.get(turn % tasks.size());
    }

    private int ours() {
        RecordRef task = next();
        boolean back = (turn / tasks.size()) % 2 == 1;
        if (back) {
            firm.head().tasks().fire(task, "start");
        } else {
            firm.head().tasks().fire(task, "defer", Map.of(Task.DEFERRED_UNTIL, "2030-01-01T00:00:00Z"));
        }
        return 1;
    }

    private int byHand() {
        RecordRef task = next();
        boolean back = (turn / tasks.size()) % 2 == 1;
        return Sql.transaction(firm.source(), connection -> {
            Row row = load(connection, task.id());
            if (!row.mayMove(back)) {
                throw new IllegalStateException("not allowed");
            }
            write(connection, row, back);
            return 1;
        });
    }

    /** What the decision needs to know, and what the history shows as old. */
    private record Row(
            UUID id, long version, UUID owner, UUID unit, String state, OffsetDateTime since, long seq, String by) {

        boolean mayMove(boolean back) {
            return unit != null && (back ? state.equals("DEFERRED") : !state.equals("DEFERRED"));
        }
    }

    private static Row load(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT * FROM crm_task WHERE tenant_id = ? AND id = ? AND deleted_at IS NULL FOR UPDATE")) {
            Sql.bind(select, Firm.TENANT, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Row(
                        id,
                        row.getLong("version"),
                        row.getObject("owner", UUID.class),
                        row.getObject("unit", UUID.class),
                        row.getString("state"),
                        row.getObject("state_since", OffsetDateTime.class),
                        row.getLong("state_seq"),
                        row.getString("updated_by"));
            }
        }
    }

    private static final String CHANGE = "INSERT INTO crm_audit_change"
            + " (tenant_id, id, version, entry, field, field_fold, old, old_fold, new, new_fold)"
            + " VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?);";
    private static final String WRITE =
            "UPDATE crm_task SET state = ?, state_since = ?, state_seq = ?, deferred_until = ?, updated_at = ?,"
                    + " updated_by = ?, updated_by_fold = ?, version = version + 1"
                    + " WHERE tenant_id = ? AND id = ? AND version = ?;"
                    + "INSERT INTO crm_audit_entry (tenant_id, id, version, record, record_type, seq, at, actor,"
                    + " actor_fold, command, command_fold) VALUES (?, ?, 1, ?, 'task', ?, ?, ?, ?, ?, ?);"
                    + CHANGE.repeat(4)
                    + "INSERT INTO crm_stage_record (tenant_id, id, version, record, record_type, state_field,"
                    + " state_field_fold, from_, from_fold, to_, to_fold, transition, transition_fold, seq, at, by,"
                    + " by_fold, calendar_seconds, business_seconds, workflow_version)"
                    + " VALUES (?, ?, 1, ?, 'task', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)";

    private static void write(Connection connection, Row row, boolean back) throws SQLException {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        String state = back ? "IN_PROGRESS" : "DEFERRED";
        String command = back ? "task.start" : "task.defer";
        @Nullable OffsetDateTime until = back ? null : OffsetDateTime.parse("2030-01-01T00:00:00Z");
        UUID entry = UUID.randomUUID();
        List<@Nullable Object> values = new ArrayList<>();
        add(values, state, now, row.seq + 1, until, now, "hana", "hana", Firm.TENANT, row.id, row.version);
        add(values, Firm.TENANT, entry, row.id, row.version + 1, now, "hana", "hana", command, command);
        change(values, entry, "state", row.state, state);
        change(values, entry, "stateSince", row.since.toString(), now.toString());
        change(values, entry, "stateSeq", Long.toString(row.seq), Long.toString(row.seq + 1));
        change(values, entry, "deferredUntil", back ? "2030-01-01T00:00:00Z" : "", back ? "" : "2030-01-01T00:00:00Z");
        String name = back ? "start" : "defer";
        add(values, Firm.TENANT, UUID.randomUUID(), row.id, "state", "state");
        add(values, row.state, row.state.toLowerCase(Locale.ROOT), state, state, name, name, row.seq + 1);
        add(values, now, "hana", "hana", ChronoUnit.SECONDS.between(row.since, now), 0L);
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            Sql.bind(statement, values.toArray());
            statement.execute();
            if (statement.getUpdateCount() != 1) {
                throw new IllegalStateException("stale");
            }
        }
    }

    private static void add(List<@Nullable Object> values, @Nullable Object... more) {
        values.addAll(Arrays.asList(more));
    }

    private static void change(List<@Nullable Object> values, UUID entry, String field, String old, String fresh) {
        add(values, Firm.TENANT, UUID.randomUUID(), entry, field, field, old, old, fresh, fresh);
    }
}
