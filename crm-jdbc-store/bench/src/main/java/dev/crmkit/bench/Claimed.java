package dev.crmkit.bench;

import dev.crmkit.core.timer.Timer;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A hundred due timers claimed with a lease, and gone in a second transaction. By hand: one UPDATE over SKIP LOCKED,
 * then one DELETE.
 */
final class Claimed {
    private static final int BATCH = 100;
    private static final int STOCK = 1_000;
    private static final String CLAIM = "UPDATE crm_timer SET lease_until = clock_timestamp() + interval '1 minute',"
            + " version = version + 1 WHERE (tenant_id, id) IN (SELECT tenant_id, id FROM crm_timer WHERE tenant_id = ?"
            + " AND dead_at IS NULL AND due_at <= clock_timestamp()"
            + " AND (lease_until IS NULL OR lease_until <= clock_timestamp())"
            + " ORDER BY due_at, id FOR UPDATE SKIP LOCKED LIMIT " + BATCH + ") RETURNING id";
    private static final String DELETE = "DELETE FROM crm_timer WHERE tenant_id = ? AND id = ANY (?)";

    private final Firm firm;
    private final RecordType type;
    private long count;
    private int left;

    private Claimed(Firm firm) {
        this.firm = firm;
        this.type = firm.definitions().schema().type(Timer.TYPE.key());
    }

    /** Against a scheduler that does the work its own way. */
    static Contest against(Scheduled scheduled, Firm firm) {
        Claimed claimed = new Claimed(firm);
        return new Contest(
                "claim of due work, db-scheduler",
                "timers/s",
                10,
                () -> {
                    claimed.stockUp();
                    scheduled.stockUp();
                },
                claimed::ours,
                scheduled::all);
    }

    static Contest contest(Firm firm) {
        Claimed claimed = new Claimed(firm);
        return new Contest("claim of due work", "timers/s", 300, claimed::stockUp, claimed::ours, claimed::byHand);
    }

    private void stockUp() {
        if (left >= BATCH) {
            return;
        }
        List<Record> timers = new ArrayList<>();
        for (int i = 0; i < STOCK; i++) {
            timers.add(timer());
        }
        Leads.store(firm, timers);
        Sql.vacuum(firm.source(), "crm_timer");
        left += STOCK;
    }

    private Record timer() {
        count++;
        RecordRef about = new RecordRef("deal", new UUID(count, count));
        return Record.create(type, new UUID(count, Long.MIN_VALUE | count))
                .set(Timer.KEY, about + ":stage:callback")
                .set(Timer.RECORD, about)
                .set(Timer.STATE_FIELD, "stage")
                .set(Timer.STATE_SEQ, 1L)
                .set(Timer.NAME, "callback")
                .set(Timer.FIRES, "callbackDue")
                .set(Due.DUE_AT, Instant.parse("2026-01-01T00:00:00Z").plusMillis(count))
                .set(Due.ORDERING_KEY, about.toString())
                .set(Due.ATTEMPTS, 0L)
                .build();
    }

    int ours() {
        Claims claims = firm.store()
                .claimDue(new ClaimRequest(Firm.TENANT, Timer.TYPE.key(), BATCH, Duration.ofMinutes(1), null));
        List<Change> done =
                claims.records().stream().<Change>map(Change.Remove::new).toList();
        firm.store().inTx(UnitOptions.write(Firm.TENANT), tx -> {
            tx.apply(new ChangeSet(done));
            return done;
        });
        left -= done.size();
        return done.size();
    }

    int byHand() {
        UUID[] ids = Sql.transaction(firm.source(), connection -> {
            List<UUID> claimed = new ArrayList<>();
            try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
                Sql.bind(claim, Firm.TENANT);
                try (var rows = claim.executeQuery()) {
                    while (rows.next()) {
                        claimed.add(rows.getObject(1, UUID.class));
                    }
                }
            }
            return claimed.toArray(UUID[]::new);
        });
        int gone = Sql.transaction(firm.source(), connection -> {
            try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
                Sql.bind(delete, Firm.TENANT);
                delete.setArray(2, connection.createArrayOf("uuid", ids));
                return delete.executeUpdate();
            }
        });
        left -= gone;
        return gone;
    }
}
