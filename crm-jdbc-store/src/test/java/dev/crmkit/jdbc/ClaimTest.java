package dev.crmkit.jdbc;

import static dev.crmkit.jdbc.Samples.timer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ClaimTest {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Workbench bench;

    ClaimTest(Database database) {
        bench = Workbench.ready(database);
    }

    static ClaimRequest request(int limit, Duration lease, Instant now) {
        return new ClaimRequest(Workbench.TENANT, "timer", limit, lease, now);
    }

    private List<Record> claim(int limit, Instant now) {
        return bench.store.claimDue(request(limit, LEASE, now)).records();
    }

    @Test
    void due_records_are_claimed_earliest_first_at_a_new_version() {
        Record late = timer("a", NOON.minusSeconds(1));
        Record early = timer("b", NOON.minusSeconds(9));
        Record future = timer("c", NOON.plusSeconds(1));
        bench.insert(late, early, future);
        Claims claims = bench.store.claimDue(request(10, LEASE, NOON));
        assertThat(claims.now()).isEqualTo(NOON);
        assertThat(claims.records()).extracting(Record::id).containsExactly(early.id(), late.id());
        assertThat(claims.records()).allSatisfy(claimed -> {
            assertThat(claimed.version()).isEqualTo(2);
            assertThat(claimed.get(Due.LEASE_UNTIL)).contains(NOON.plus(LEASE));
            assertThat(bench.get(claimed)).isEqualTo(claimed);
        });
    }

    @Test
    void no_more_are_claimed_than_asked_for() {
        for (int i = 0; i < 40; i++) {
            bench.insert(timer("k" + i, NOON.minusSeconds(i)));
        }
        assertThat(claim(5, NOON)).hasSize(5);
        assertThat(claim(100, NOON)).hasSize(35);
        assertThat(claim(100, NOON)).isEmpty();
    }

    @Test
    void only_the_head_of_a_key_is_claimed_and_a_leased_head_blocks_its_key() {
        Record head = timer("k", NOON.minusSeconds(5));
        Record twin = timer("k", NOON.minusSeconds(5));
        Record next = timer("k", NOON.minusSeconds(1));
        bench.insert(next, twin, head);
        List<Record> claimed = claim(10, NOON);
        assertThat(claimed).extracting(Record::id).containsExactly(head.id());
        assertThat(claim(10, NOON.plusSeconds(1))).isEmpty();
        bench.apply(new Change.Remove(claimed.get(0)));
        assertThat(claim(10, NOON)).extracting(Record::id).containsExactly(twin.id());
    }

    @Test
    void an_expired_lease_is_claimed_again_and_the_old_token_is_worthless() {
        bench.insert(timer("k", NOON));
        Record first = claim(1, NOON).get(0);
        assertThat(claim(1, NOON.plus(LEASE).minusNanos(1_000))).isEmpty();
        Record second = claim(1, NOON.plus(LEASE)).get(0);
        assertThat(second.version()).isEqualTo(3);
        assertThatThrownBy(() -> bench.apply(new Change.Remove(first))).isInstanceOf(VersionConflictException.class);
    }

    @Test
    void what_was_given_up_is_not_claimed_and_blocks_nobody() {
        Record dead = timer("k", NOON.minusSeconds(5))
                .edit()
                .set(Due.DEAD_AT, NOON.minusSeconds(1))
                .build();
        Record next = timer("k", NOON);
        bench.insert(dead, next);
        assertThat(claim(10, NOON)).extracting(Record::id).containsExactly(next.id());
    }

    @Test
    void without_a_virtual_clock_the_database_tells_the_time() {
        bench.insert(timer("k", NOON));
        Claims claims = bench.store.claimDue(new ClaimRequest(Workbench.TENANT, "timer", 1, LEASE, null));
        assertThat(claims.now()).isAfter(NOON.minus(Duration.ofDays(1)));
        assertThat(claims.records())
                .allSatisfy(claimed -> assertThat(claimed.get(Due.LEASE_UNTIL))
                        .contains(claims.now().plus(LEASE)));
    }

    @Test
    void claims_are_not_made_inside_a_unit() {
        assertThatThrownBy(() -> bench.write(tx -> claim(1, NOON))).isInstanceOf(StorageException.class);
    }

    @Test
    void two_claimers_never_get_the_same_record() {
        for (int i = 0; i < 60; i++) {
            bench.insert(timer("k" + i, NOON.minusSeconds(i)));
        }
        CyclicBarrier start = new CyclicBarrier(2);
        List<CompletableFuture<List<UUID>>> claimers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            claimers.add(CompletableFuture.supplyAsync(() -> claimAll(start), task -> new Thread(task).start()));
        }
        List<UUID> all = new ArrayList<>();
        claimers.forEach(claimer -> all.addAll(claimer.join()));
        Set<UUID> distinct = new HashSet<>(all);
        assertThat(all).hasSize(60);
        assertThat(distinct).hasSize(60);
    }

    private List<UUID> claimAll(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
        List<UUID> mine = new ArrayList<>();
        int empty = 0;
        while (empty < 5) {
            List<Record> claimed = claim(3, NOON);
            claimed.forEach(record -> mine.add(record.id()));
            empty = claimed.isEmpty() ? empty + 1 : 0;
        }
        return mine;
    }
}
