package dev.crmkit.testkit.rules;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.SortKey;
import dev.crmkit.testkit.gen.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Due records under a clock that is set by hand. */
final class DueTrials {
    static final String TYPE = "gen_timer";
    static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    static final Duration LEASE = Duration.ofMinutes(5);
    private static final Field<String> PAYLOAD = Field.text("payload", 100);
    private static final Duration MICRO = Duration.ofNanos(1000);
    private static final Comparator<Record> EARLIEST = SortKey.comparator(List.of(Order.asc(Due.DUE_AT)));

    private final Trial trial;
    private final Dice dice;
    private final Shelf shelf;

    DueTrials(Trial trial) {
        this(trial, trial.shelf(SCHEMA));
    }

    DueTrials(Trial trial, Shelf shelf) {
        this.trial = trial;
        this.dice = trial.dice();
        this.shelf = shelf;
    }

    static final Schema SCHEMA = Schema.of(List.of(type()));

    private static RecordType type() {
        RecordType.Builder type = RecordType.plain(TYPE).field(PAYLOAD);
        Due.FIELDS.forEach(type::field);
        return type.build();
    }

    static Record due(UUID id, String key, Instant at) {
        return Record.create(SCHEMA.type(TYPE), id)
                .set(PAYLOAD, "to " + key)
                .set(Due.DUE_AT, at)
                .set(Due.ORDERING_KEY, key)
                .set(Due.ATTEMPTS, 0L)
                .build();
    }

    Record due(String key, Instant at) {
        return due(dice.id(), key, at);
    }

    Claims claim(@Nullable Instant now, int limit) {
        return shelf.store().claimDue(new ClaimRequest(shelf.tenant(), TYPE, limit, LEASE, now));
    }

    /** Claims and compares with what ought to be claimed. */
    List<Record> claimed(String what, Instant now, int limit, List<Record> expected) {
        Claims claims = claim(now, limit);
        List<Record> leased =
                expected.stream().map(record -> leased(record, now)).toList();
        trial.same("the instant of the claim: " + what, now, claims.now());
        trial.sameRecords("claimed: " + what, leased, claims.records());
        leased.forEach(record -> trial.sameRecords(
                "stored after the claim: " + what,
                List.of(record),
                shelf.get(record.ref()).stream().toList()));
        return leased;
    }

    private static Record leased(Record record, Instant now) {
        return record.next().set(Due.LEASE_UNTIL, now.plus(LEASE)).build();
    }

    void neverEarly() {
        Record first = due("a", NOON.minusSeconds(1));
        Record second = due("b", NOON);
        Record third = due("c", NOON.plus(MICRO));
        shelf.insert(dice.shuffled(List.of(first, second, third)));
        claimed("before anything is due", NOON.minusSeconds(1).minus(MICRO), 10, List.of());
        claimed("no more than one", NOON, 1, List.of(first));
        claimed("due at that very instant", NOON, 10, List.of(second));
        claimed("nothing more is due", NOON, 10, List.of());
        claimed("a microsecond later", NOON.plus(MICRO), 10, List.of(third));
        List<Record> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(due("m" + i, NOON.minusSeconds(60L + i)));
        }
        shelf.insert(dice.shuffled(many));
        many.sort(EARLIEST);
        claimed("the earliest first", NOON, 7, many.subList(0, 7));
        claimed("the rest", NOON, 100, many.subList(7, 20));
    }

    void byTheClockOfTheStore() {
        Record past = due("past", Instant.parse("2001-01-01T00:00:00Z"));
        Record future = due("future", Instant.parse("2901-01-01T00:00:00Z"));
        shelf.insert(List.of(future, past));
        Claims claims = claim(null, 10);
        trial.require(claims.now().isAfter(past.require(Due.DUE_AT)), "the clock of the store shows " + claims.now());
        trial.sameRecords("claimed by the clock of the store", List.of(leased(past, claims.now())), claims.records());
        trial.same("claimed again at once", List.of(), claim(null, 10).records());
    }

    /** Every node tells the time of the store: whoever asks later is told a later instant. */
    void oneClock() {
        Instant before = Instant.MIN;
        for (int i = 0; i < 6; i++) {
            Shelf node = trial.nodes(shelf).get(i % 2);
            Instant now = new DueTrials(trial, node).claim(null, 1).now();
            trial.require(!now.isBefore(before), "node " + i % 2 + " tells " + now + " after another told " + before);
            before = now;
        }
    }

    void leases() {
        Record timer = due("a", NOON);
        shelf.insert(timer);
        Record first = claimed("free", NOON, 10, List.of(timer)).get(0);
        Instant over = NOON.plus(LEASE);
        claimed("while leased", NOON.plusSeconds(1), 10, List.of());
        claimed("a microsecond before the lease is over", over.minus(MICRO), 10, List.of());
        Record second =
                claimed("when the lease is over", over, 10, List.of(first)).get(0);
        trial.refused(
                "the late claimant is done", VersionConflictException.class, () -> shelf.apply(Shelf.removes(first)));
        trial.refused(
                "the late claimant tries again",
                VersionConflictException.class,
                () -> shelf.update(first, first.next().clear(Due.LEASE_UNTIL).build()));
        shelf.apply(Shelf.removes(second));
        claimed("when all is done", over.plus(LEASE), 10, List.of());
    }

    void heads() {
        Record head = due("k", NOON);
        Record later = due("k", NOON.plusSeconds(1));
        Record other = due("K", NOON.plusSeconds(2));
        List<Record> twins = new ArrayList<>(List.of(due("t", NOON.minusSeconds(9)), due("t", NOON.minusSeconds(9))));
        twins.sort(EARLIEST);
        shelf.insert(dice.shuffled(List.of(later, head, other, twins.get(1), twins.get(0))));
        Instant now = NOON.plusSeconds(10);
        List<Record> first = claimed("one of each key", now, 10, List.of(twins.get(0), head, other));
        claimed("while the heads are leased", now, 10, List.of());
        shelf.apply(Shelf.removes(first.get(1)));
        shelf.apply(Shelf.removes(first.get(0)));
        claimed("the next of each key", now, 10, List.of(twins.get(1), later));
    }

    void givenUp() {
        Record dead = due("k", NOON).edit().set(Due.DEAD_AT, NOON).build();
        Record next = due("k", NOON.plusSeconds(1));
        Record onlyDead = due("d", NOON).edit().set(Due.DEAD_AT, NOON).build();
        shelf.insert(List.of(dead, next, onlyDead));
        Record claimed = claimed("behind a dead one", NOON.plusSeconds(2), 10, List.of(next))
                .get(0);
        shelf.update(claimed, claimed.next().set(Due.DEAD_AT, NOON).build());
        claimed("the dead ones, a day later", NOON.plus(Duration.ofDays(1)), 10, List.of());
    }

    /** A random population claimed again and again while time goes on, some done, some put off, some given up. */
    void againstTheModel() {
        for (int w = Tck.times(3); w > 0; w--) {
            Map<UUID, Record> stored = new LinkedHashMap<>();
            for (int i = 0; i < 30; i++) {
                int key = dice.below(8);
                Record record = due("key" + key, NOON.plusSeconds(key + 10L * dice.below(20)));
                stored.put(record.id(), record);
            }
            Shelf fresh = new Shelf(shelf.store(), shelf.tenant() + "w" + w);
            fresh.insert(dice.shuffled(List.copyOf(stored.values())));
            Instant now = NOON;
            for (int step = 0; step < 25; step++) {
                now = now.plusSeconds(dice.below(60));
                step(fresh, stored, now, dice.between(1, 6));
            }
        }
    }

    private void step(Shelf fresh, Map<UUID, Record> stored, Instant now, int limit) {
        List<Record> expected = claimable(stored, now).stream()
                .limit(limit)
                .map(record -> leased(record, now))
                .toList();
        List<Record> claimed = fresh.store()
                .claimDue(new ClaimRequest(fresh.tenant(), TYPE, limit, LEASE, now))
                .records();
        trial.sameRecords("claimed of " + stored.size() + " at " + now + ", limit " + limit, expected, claimed);
        for (Record record : claimed) {
            settle(fresh, stored, record, now);
        }
    }

    private void settle(Shelf fresh, Map<UUID, Record> stored, Record claimed, Instant now) {
        int fate = dice.below(4);
        if (fate == 0) {
            fresh.apply(Shelf.removes(claimed));
            stored.remove(claimed.id());
            return;
        }
        Record settled = claimed;
        if (fate == 1) {
            settled = claimed.next().set(Due.DEAD_AT, now).build();
            fresh.update(claimed, settled);
        } else if (fate == 2) {
            settled =
                    claimed.next().clear(Due.LEASE_UNTIL).set(Due.ATTEMPTS, 1L).build();
            fresh.update(claimed, settled);
        }
        stored.put(settled.id(), settled);
    }

    private static List<Record> claimable(Map<UUID, Record> stored, Instant now) {
        Map<String, Record> heads = new LinkedHashMap<>();
        for (Record record : stored.values()) {
            if (record.get(Due.DEAD_AT).isEmpty()) {
                heads.merge(record.require(Due.ORDERING_KEY), record, (a, b) -> EARLIEST.compare(a, b) < 0 ? a : b);
            }
        }
        return heads.values().stream()
                .filter(head -> !head.require(Due.DUE_AT).isAfter(now))
                .filter(head -> !head.get(Due.LEASE_UNTIL).orElse(Instant.MIN).isAfter(now))
                .sorted(EARLIEST)
                .toList();
    }
}
