package dev.crmkit.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InMemoryUnitTest {
    /** A thread each: the common pool may have a single one, which a waiting writer would hold. */
    private static final Executor THREADS = task -> new Thread(task).start();

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Field<String> NAME = Field.text("name", 100);
    private static final Field<String> CODE = Field.text("taxCode", 20).unique();
    private static final RecordType COMPANY =
            RecordType.business("company").fields(NAME, CODE).build();
    private static final Field<RecordRef> OF = Field.reference("company", "company");
    private static final Field<List<RecordRef>> ALSO = Field.multiReference("others", "company");
    private static final RecordType DEAL =
            RecordType.business("deal").fields(NAME, OF, ALSO).build();
    private static final RecordType TIMER = Due.FIELDS.stream()
            .reduce(RecordType.plain("timer"), RecordType.Builder::field, (a, b) -> a)
            .build();
    private static final Schema SCHEMA = Schema.of(List.of(COMPANY, DEAL, TIMER, stub("user"), stub("unit")));

    private final InMemoryStore store = InMemoryStore.create();
    private long ids;

    private static RecordType stub(String key) {
        return RecordType.plain(key).fields(NAME).build();
    }

    @BeforeEach
    void migrate() {
        store.migrate(SCHEMA);
    }

    @Test
    void readers_see_committed_records_only() {
        Record company = company("Ромашка");
        store.inTx(UnitOptions.write("main"), tx -> {
            insert(tx, company);
            assertThat(find(tx, "company", Condition.always())).containsExactly(company);
            assertThat(elsewhere("company", Condition.always())).isEmpty();
            return company;
        });
        assertThat(elsewhere("company", Condition.always())).containsExactly(company);
    }

    @Test
    void a_failed_unit_leaves_nothing_behind() {
        assertThatThrownBy(() -> store.inTx(UnitOptions.write("main"), tx -> {
                    insert(tx, company("A"));
                    throw new IllegalStateException("boom");
                }))
                .hasMessage("boom");
        assertThat(elsewhere("company", Condition.always())).isEmpty();
        insert(company("B"));
        assertThat(elsewhere("company", Condition.always())).hasSize(1);
    }

    @Test
    void a_unit_is_dead_after_a_conflict_even_when_it_is_swallowed() {
        Record company = insert(company("A"));
        assertThatThrownBy(() -> store.inTx(UnitOptions.write("main"), tx -> {
                    Record changed = rename(company.next().build(), "B");
                    assertThatThrownBy(() -> update(tx, company.next().build(), changed))
                            .isInstanceOf(VersionConflictException.class);
                    assertThatThrownBy(() -> find(tx, "company", Condition.always()))
                            .isInstanceOf(StorageException.class);
                    return changed;
                }))
                .isInstanceOf(StorageException.class);
    }

    @Test
    void a_nested_unit_joins_and_its_failure_dooms_the_outer_one() {
        assertThatThrownBy(() -> store.inTx(UnitOptions.write("main"), outer -> {
                    insert(outer, company("A"));
                    assertThatThrownBy(() -> store.inTx(UnitOptions.write("main"), inner -> {
                                assertThat(find(inner, "company", Condition.always()))
                                        .hasSize(1);
                                throw new IllegalStateException("inner");
                            }))
                            .hasMessage("inner");
                    return outer;
                }))
                .isInstanceOf(StorageException.class);
        assertThat(elsewhere("company", Condition.always())).isEmpty();
    }

    @Test
    void a_unit_of_another_tenant_is_its_own() {
        store.inTx(UnitOptions.write("a"), outer -> {
            insert(outer, company("A"));
            return store.inTx(UnitOptions.write("b"), inner -> insert(inner, company("B")));
        });
        List<Record> inA = store.inTx(UnitOptions.read("a"), tx -> find(tx, "company", NAME.is("a")));
        List<Record> inB = store.inTx(UnitOptions.read("b"), tx -> find(tx, "company", NAME.is("a")));
        assertThat(inA).hasSize(1);
        assertThat(inB).isEmpty();
    }

    @Test
    void a_unit_opened_to_read_does_not_write() {
        assertThatThrownBy(() -> store.inTx(UnitOptions.read("main"), tx -> insert(tx, company("A"))))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("read only");
    }

    @Test
    void unique_texts_clash_by_their_fold_until_one_is_in_the_bin() {
        Record first = insert(company("A", "Ёж-1"));
        assertThatThrownBy(() -> insert(company("B", "еж-1")))
                .isInstanceOfSatisfying(
                        DuplicateKeyException.class, e -> assertThat(e.field()).isEqualTo("taxCode"));
        Record binned = first.next().set(Header.DELETED_AT, NOON).build();
        store.inTx(UnitOptions.write("main"), tx -> update(tx, first, binned));
        insert(company("B", "еж-1"));
        assertThatThrownBy(() -> store.inTx(
                        UnitOptions.write("main"),
                        tx -> update(
                                tx,
                                binned,
                                binned.next().clear(Header.DELETED_AT).build())))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void indexed_conditions_see_the_own_writes_of_the_unit() {
        Record company = insert(company("A", "1"));
        Record deal = insert(deal(company));
        store.inTx(UnitOptions.write("main"), tx -> {
            Record moved = company.next().set(CODE, "2").build();
            update(tx, company, moved);
            assertThat(find(tx, "company", CODE.is("1"))).isEmpty();
            assertThat(find(tx, "company", CODE.in("1", "2"))).containsExactly(moved);
            assertThat(find(tx, "deal", ALSO.has(company.ref()).or(OF.is(company.ref()))))
                    .containsExactly(deal);
            tx.apply(new ChangeSet(List.of(new Change.Remove(deal))));
            assertThat(find(tx, "deal", OF.is(company.ref()))).isEmpty();
            assertThat(find(tx, "deal", Condition.id(deal.id()))).isEmpty();
            return moved;
        });
        assertThat(elsewhere("company", CODE.is("2"))).hasSize(1);
    }

    @Test
    void relations_lead_to_live_records_in_both_directions() {
        Record company = insert(company("A"));
        insert(deal(company));
        Condition forward = Condition.exists(new Relation.Forward(OF, "company"), NAME.is("a"));
        Condition inverse = Condition.exists(new Relation.Inverse("deal", OF), Condition.always());
        assertThat(elsewhere("deal", forward)).hasSize(1);
        assertThat(elsewhere("company", inverse)).hasSize(1);
        Record binned = company.next().set(Header.DELETED_AT, NOON).build();
        store.inTx(UnitOptions.write("main"), tx -> update(tx, company, binned));
        assertThat(elsewhere("deal", forward)).isEmpty();
        assertThat(elsewhere("deal", forward.not())).hasSize(1);
    }

    @Test
    void a_permit_is_judged_on_the_stored_record() {
        Record company = insert(company("A"));
        Record renamed = rename(company, "B");
        assertThatThrownBy(() -> store.inTx(UnitOptions.write("main"), tx -> {
                    tx.apply(new ChangeSet(List.of(new Change.Update(company, renamed, NAME.is("b")))));
                    return renamed;
                }))
                .isInstanceOf(VersionConflictException.class);
    }

    @Test
    void migration_adds_fields_keeps_values_and_refuses_another_kind() {
        Record company = insert(company("A", "1"));
        Field<Long> staff = Field.wholeNumber("staff");
        RecordType wider = RecordType.business("company").fields(NAME, staff).build();
        Schema next = Schema.of(List.of(wider, stub("user"), stub("unit")));
        assertThat(store.migrate(next)).containsExactly("add field company.staff");
        assertThat(store.migrate(next)).isEmpty();
        Record stored = elsewhere("company", staff.isEmpty()).get(0);
        assertThat(stored.get(CODE)).contains("1");
        assertThat(stored.id()).isEqualTo(company.id());
        RecordType other =
                RecordType.business("company").fields(Field.bool("name")).build();
        assertThatThrownBy(() -> store.migrate(Schema.of(List.of(other, stub("user"), stub("unit")))))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("company.name");
    }

    @Test
    void claims_give_the_due_head_of_each_key_once_per_lease() {
        Record late = insert(timer("k", NOON.plusSeconds(60)));
        Record head = insert(timer("k", NOON));
        insert(timer("other", NOON.plusSeconds(60)));
        ClaimRequest request = new ClaimRequest("main", "timer", 10, Duration.ofMinutes(5), NOON);
        List<Record> claimed = store.claimDue(request).records();
        assertThat(claimed).extracting(Record::id).containsExactly(head.id());
        assertThat(claimed.get(0).version()).isEqualTo(2);
        assertThat(store.claimDue(request).records()).isEmpty();
        store.inTx(UnitOptions.write("main"), tx -> {
            tx.apply(new ChangeSet(List.of(new Change.Remove(claimed.get(0)))));
            return late;
        });
        ClaimRequest later = new ClaimRequest("main", "timer", 1, Duration.ofMinutes(5), NOON.plusSeconds(60));
        assertThat(store.claimDue(later).records()).extracting(Record::id).containsExactly(late.id());
    }

    @Test
    void a_locking_load_keeps_other_writers_out_until_the_unit_ends() {
        Record company = insert(company("A"));
        CompletableFuture<Record> second = store.inTx(UnitOptions.write("main"), tx -> {
            tx.load(new LoadPlan(List.of(new LoadPlan.Selection("c", "company", Condition.id(company.id()), 1, true))));
            CompletableFuture<Record> other = CompletableFuture.supplyAsync(() -> insert(company("B")), THREADS);
            assertThat(elsewhere("company", Condition.always())).hasSize(1);
            update(tx, company, rename(company, "C"));
            return other;
        });
        assertThat(second.join().version()).isEqualTo(1);
        assertThat(elsewhere("company", NAME.in("b", "c"))).hasSize(2);
    }

    private Record company(String name) {
        return Record.create(COMPANY, id()).set(NAME, name).build();
    }

    private Record company(String name, String code) {
        return company(name).edit().set(CODE, code).build();
    }

    private Record deal(Record company) {
        return Record.create(DEAL, id())
                .set(OF, company.ref())
                .set(ALSO, List.of(company.ref()))
                .build();
    }

    private Record timer(String key, Instant due) {
        return Record.create(TIMER, id())
                .set(Due.ORDERING_KEY, key)
                .set(Due.DUE_AT, due)
                .set(Due.ATTEMPTS, 0L)
                .build();
    }

    private UUID id() {
        ids++;
        return new UUID(0x7000L, ids);
    }

    private static Record rename(Record record, String name) {
        return record.next().set(NAME, name).build();
    }

    private Record insert(Record record) {
        return store.inTx(UnitOptions.write("main"), tx -> insert(tx, record));
    }

    private static Record insert(StoreTx tx, Record record) {
        tx.apply(new ChangeSet(List.of(new Change.Insert(record))));
        return record;
    }

    private static Record update(StoreTx tx, Record before, Record after) {
        tx.apply(new ChangeSet(List.of(new Change.Update(before, after, Condition.always()))));
        return after;
    }

    private List<Record> elsewhere(String type, Condition where) {
        return CompletableFuture.supplyAsync(
                        () -> store.inTx(UnitOptions.read("main"), tx -> find(tx, type, where)), THREADS)
                .join();
    }

    private static List<Record> find(StoreTx tx, String type, Condition where) {
        return tx.find(new RecordQuery(type, where, List.of(), null, 100)).records();
    }
}
