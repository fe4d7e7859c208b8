package dev.crmkit.jdbc;

import static dev.crmkit.jdbc.Samples.COMPANY;
import static dev.crmkit.jdbc.Samples.KEY;
import static dev.crmkit.jdbc.Samples.SCORE;
import static dev.crmkit.jdbc.Samples.TAGS;
import static dev.crmkit.jdbc.Samples.TITLE;
import static dev.crmkit.jdbc.Samples.company;
import static dev.crmkit.jdbc.Samples.lead;
import static dev.crmkit.jdbc.Samples.matchKey;
import static dev.crmkit.jdbc.Workbench.locked;
import static dev.crmkit.jdbc.Workbench.plain;
import static dev.crmkit.jdbc.Workbench.plan;
import static dev.crmkit.jdbc.Workbench.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.LoadPlan.Selection;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.TransientStorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class LoadTest {
    private final Database database;
    private final Workbench bench;
    private final Record firm = company("Firm");
    private final Record one =
            lead("one").set(COMPANY, firm.ref()).set(TAGS, List.of("A", "B")).build();
    private final Record two = lead("two").set(COMPANY, firm.ref()).build();

    LoadTest(Database database) {
        this.database = database;
        bench = Workbench.ready(database);
    }

    @Test
    void all_selections_of_several_types_are_answered_by_name() {
        bench.insert(two, one, firm, matchKey("k"));
        Loaded loaded = bench.write(tx -> tx.load(plan(
                locked("record", one),
                plain("firm", "company", Condition.id(firm.id())),
                plain("siblings", "lead", COMPANY.is(firm.ref())),
                plain("nothing", "lead", Condition.never()),
                plain("nobody", "lead", TITLE.is("nobody")),
                new Selection("key", "match_key", KEY.is("k"), 1, true))));
        assertThat(loaded.one("record")).contains(one);
        assertThat(loaded.all("firm")).containsExactly(firm);
        assertThat(loaded.all("siblings")).containsExactly(one, two);
        assertThat(loaded.all("nothing")).isEmpty();
        assertThat(loaded.all("nobody")).isEmpty();
        assertThat(loaded.all("key")).hasSize(1);
    }

    @Test
    void a_selection_gives_the_smallest_ids_up_to_its_limit() {
        bench.insert(two, one);
        Loaded loaded = bench.write(tx -> tx.load(plan(
                new Selection("one", "lead", Condition.always(), 1, false),
                new Selection("locked", "lead", Condition.ids(List.of(one.id(), two.id())), 1, true))));
        assertThat(loaded.all("one")).containsExactly(one);
        assertThat(loaded.all("locked")).containsExactly(one);
    }

    @Test
    void locking_changes_neither_values_nor_version() {
        bench.insert(one);
        bench.write(tx -> tx.load(plan(locked("a", one), locked("b", one))));
        assertThat(bench.get(one)).isEqualTo(one);
    }

    @Test
    void many_records_are_locked_by_their_keys() {
        List<Record> keys =
                IntStream.range(0, 80).mapToObj(i -> matchKey("k" + i)).toList();
        bench.insert(keys.toArray(Record[]::new));
        List<String> names = keys.stream().map(key -> key.require(KEY)).toList();
        Loaded loaded = bench.write(tx -> tx.load(plan(
                new Selection(
                        "ids",
                        "match_key",
                        Condition.ids(keys.stream().map(Record::id).toList()),
                        100,
                        true),
                new Selection("keys", "match_key", KEY.in(names), 100, true))));
        assertThat(loaded.all("ids")).containsExactlyElementsOf(keys);
        assertThat(loaded.all("keys")).containsExactlyElementsOf(keys);
    }

    @Test
    void a_locked_record_is_not_changed_by_others_until_the_unit_ends() {
        bench.insert(one);
        List<String> order = new ArrayList<>();
        CountDownLatch locked = new CountDownLatch(1);
        CompletableFuture<Void> other = bench.write(tx -> {
            tx.load(plan(locked("it", one)));
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
                locked.countDown();
                bench.apply(update(one, one.next().set(SCORE, 2L).build()));
                order.add("other");
            });
            await(locked);
            order.add("holder");
            return waiting;
        });
        other.join();
        assertThat(order).containsExactly("holder", "other");
        assertThat(bench.get(one).get(SCORE)).contains(2L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A counter kept by counting records, behind a guard key: stale facts would repeat a number. */
    @Test
    void facts_beside_a_lock_that_was_waited_for_are_as_new_as_the_lock() {
        Record guard = matchKey("guard");
        bench.insert(guard);
        AtomicInteger failures = new AtomicInteger();
        List<CompletableFuture<Void>> workers = IntStream.range(0, 4)
                .mapToObj(worker -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 15; i++) {
                        failures.addAndGet(addNext(guard) ? 0 : 1);
                    }
                }))
                .toList();
        workers.forEach(CompletableFuture::join);
        List<Record> counted = bench.find("lead", Condition.always());
        assertThat(failures).hasValue(0);
        assertThat(counted.stream().map(record -> record.require(SCORE)).sorted())
                .containsExactlyElementsOf(
                        IntStream.range(0, 60).mapToObj(i -> (long) i).toList());
    }

    private boolean addNext(Record guard) {
        try {
            bench.write(tx -> {
                Loaded loaded = tx.load(
                        plan(locked("guard", guard), new Selection("facts", "lead", Condition.always(), 1_000, false)));
                Record next =
                        lead().set(SCORE, (long) loaded.all("facts").size()).build();
                tx.apply(new ChangeSet(List.of(new Change.Insert(next))));
                return next;
            });
            return true;
        } catch (TransientStorageException e) {
            return false;
        }
    }

    @Test
    void a_lock_that_is_not_to_be_had_is_a_transient_failure() {
        Workbench impatient = Workbench.impatient(database);
        impatient.insert(one);
        impatient.write(tx -> {
            tx.load(plan(locked("it", one)));
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> assertThatThrownBy(
                            () -> impatient.write(second -> second.load(plan(locked("it", one)))))
                    .isInstanceOf(TransientStorageException.class));
            other.join();
            return one;
        });
    }
}
