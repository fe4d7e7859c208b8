package dev.crmkit.jdbc;

import static dev.crmkit.jdbc.Samples.CODE;
import static dev.crmkit.jdbc.Samples.SCORE;
import static dev.crmkit.jdbc.Samples.TITLE;
import static dev.crmkit.jdbc.Samples.lead;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.memory.InMemoryStore;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The store answers conditions as the store in memory does. */
@ParameterizedClass
@EnumSource
class ConditionTest {
    private final Workbench bench;

    ConditionTest(Database database) {
        bench = Workbench.ready(database);
    }

    private static List<UUID> ids(CrmStore store, Condition where) {
        return store
                .inTx(
                        UnitOptions.read(Workbench.TENANT),
                        tx -> tx.find(new RecordQuery("lead", where, List.of(), null, 1_000)))
                .records()
                .stream()
                .map(Record::id)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void random_conditions_hold_of_the_same_records_as_in_memory(long seed) {
        Conditions conditions = new Conditions(seed);
        InMemoryStore memory = InMemoryStore.create();
        memory.migrate(Samples.SCHEMA);
        List<Change> inserts = new ArrayList<>();
        conditions.records().forEach(record -> inserts.add(new Change.Insert(record)));
        for (CrmStore store : List.of(memory, bench.store)) {
            store.inTx(UnitOptions.write(Workbench.TENANT), tx -> {
                tx.apply(new ChangeSet(inserts));
                return inserts;
            });
        }
        for (int i = 0; i < 250; i++) {
            Condition condition = conditions.condition();
            List<UUID> expected = ids(memory, condition);
            assertThat(ids(bench.store, condition)).as(condition.toString()).isEqualTo(expected);
            assertThat(ids(bench.store, condition.not()))
                    .as("not " + condition)
                    .isEqualTo(ids(memory, condition.not()));
            assertThat(locked(condition)).as("locked " + condition).isEqualTo(expected);
            assertThat(count(condition)).as("count " + condition).isEqualTo(expected.size());
        }
    }

    private List<UUID> locked(Condition condition) {
        return bench
                .write(tx -> tx.load(Workbench.plan(new LoadPlan.Selection("all", "lead", condition, 1_000, true))))
                .all("all")
                .stream()
                .map(Record::id)
                .toList();
    }

    private long count(Condition condition) {
        Aggregation wish = new Aggregation("lead", condition, List.of(), List.of(Aggregation.Measure.count()), 1);
        Object count = bench.read(tx -> tx.aggregate(wish))
                .rows()
                .get(0)
                .values()
                .get(0)
                .orElseThrow();
        return (Long) count;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 49, 50, 51, 999, 1_000, 65_536, 65_537, 100_000})
    void lists_of_any_length_are_looked_up(int size) {
        Record hit = lead("hit").set(SCORE, 1L).set(CODE, "1").build();
        Record miss = lead("miss").set(SCORE, -1L).set(CODE, "-1").build();
        Record empty = lead().build();
        bench.insert(hit, miss, empty);
        List<Long> numbers = LongStream.rangeClosed(1, size).boxed().toList();
        List<UUID> expected = size == 0 ? List.of() : List.of(hit.id());
        List<UUID> others = size == 0 ? List.of(hit.id(), miss.id(), empty.id()) : List.of(miss.id(), empty.id());
        assertThat(bench.ids("lead", SCORE.in(numbers))).isEqualTo(expected);
        assertThat(bench.ids("lead", SCORE.in(numbers).not())).isEqualTo(others);
        Condition codes = CODE.in(numbers.stream().map(Object::toString).toList());
        assertThat(bench.ids("lead", codes)).isEqualTo(expected);
        assertThat(bench.ids("lead", codes.or(TITLE.is("nothing")))).isEqualTo(expected);
        List<UUID> ids = Stream.concat(
                        Stream.of(hit.id()), numbers.stream().skip(1).map(low -> new UUID(7, low)))
                .limit(size)
                .toList();
        assertThat(bench.ids("lead", Condition.ids(ids))).isEqualTo(expected);
        assertThat(bench.ids("lead", Condition.ids(ids).not())).isEqualTo(others);
    }

    @Test
    void repeated_values_in_a_list_do_not_repeat_records() {
        Record record = lead("x").set(CODE, "1").build();
        bench.insert(record);
        assertThat(bench.ids("lead", Condition.ids(List.of(record.id(), record.id(), new UUID(7, 7)))))
                .containsExactly(record.id());
        assertThat(bench.ids("lead", CODE.in("1", "1", "2"))).containsExactly(record.id());
    }

    @Test
    void conditions_as_large_as_allowed_are_answered() {
        Record record = lead("x").set(SCORE, 1L).build();
        bench.insert(record);
        List<Condition> many = new ArrayList<>();
        for (long i = 0; i < 1_900; i++) {
            many.add(SCORE.is(i));
        }
        assertThat(bench.ids("lead", Condition.any(many))).containsExactly(record.id());
        Condition deep = SCORE.is(1L);
        for (int i = 0; i < 24; i++) {
            deep = new Condition.All(List.of(new Condition.Any(List.of(deep, TITLE.is("y"))), TITLE.is("x")));
        }
        assertThat(bench.ids("lead", deep)).containsExactly(record.id());
    }
}
