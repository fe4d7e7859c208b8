package dev.crmkit.core.internal;

import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A claimed row is done and goes, or failed and is due again later, or failed too often and waits for a person.
 *
 * @param claimed as it was claimed; its version is the fencing token
 * @param error what went wrong, in words without values; empty when it is done
 */
record SettleDue(Record claimed, Verdict verdict, String error) implements Command {
    static final int MAX_ATTEMPTS = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    /** What came of the attempt. */
    enum Verdict {
        DONE,
        FAILED,
        /** It will never succeed. */
        HOPELESS
    }

    static SettleDue done(Record claimed) {
        return new SettleDue(claimed, Verdict.DONE, "");
    }

    static SettleDue failed(Record claimed, RuntimeException failure) {
        return new SettleDue(claimed, Verdict.FAILED, Pumps.describe(failure));
    }

    static SettleDue hopeless(Record claimed, RuntimeException failure) {
        return new SettleDue(claimed, Verdict.HOPELESS, Pumps.describe(failure));
    }

    @Override
    public String name() {
        return claimed.type().key() + (verdict == Verdict.DONE ? ".done" : ".failed");
    }

    @Override
    public void needs(Needs needs) {
        needs.lockRow(claimed);
    }

    @Override
    public Record decide(Work work) {
        Optional<Record> mine = work.find(claimed.ref()).filter(stored -> stored.version() == claimed.version());
        if (mine.isEmpty()) {
            return claimed;
        }
        if (verdict == Verdict.DONE) {
            work.remove(mine.get());
            return claimed;
        }
        return work.change(mine.get(), row -> failed(row, work.instant()));
    }

    /** It stays due since when it was, so that it keeps its turn; the lease is the pause. */
    private Record.Builder failed(Record.Builder row, Instant now) {
        long attempts = row.get(Due.ATTEMPTS).orElse(0L) + 1;
        row.set(Due.ATTEMPTS, attempts).set(Due.LAST_ERROR, error);
        return verdict == Verdict.HOPELESS || attempts >= MAX_ATTEMPTS
                ? row.set(Due.DEAD_AT, now).clear(Due.LEASE_UNTIL)
                : row.set(Due.LEASE_UNTIL, now.plus(pause(attempts)));
    }

    /** Doubles with every attempt, up to a cap. */
    static Duration pause(long attempts) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(20, attempts - 1));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
