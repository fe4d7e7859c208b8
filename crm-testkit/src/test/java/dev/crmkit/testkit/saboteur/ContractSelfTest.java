package dev.crmkit.testkit.saboteur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.memory.InMemoryStore;
import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.testkit.StoreContract;
import dev.crmkit.testkit.StoreFixture;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.rules.StoreRule;
import dev.crmkit.testkit.rules.Tck;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A contract is worth what it catches: stores with one fault each, and the rules that must fail on them. The forty of the
 * public list must be caught from each of three seeds, the others from one.
 */
class ContractSelfTest {
    private static final Logger LOG = LoggerFactory.getLogger(ContractSelfTest.class);
    private static final List<Long> SEEDS = List.of(0x5f21L, 0xb0a7L, 0x1ce9L);
    private static final int CLEAN_RUNS = Integer.getInteger("crm.tck.selftest.seeds", 30);
    private static final List<String> KILLED = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> a_store_with_a_fault_of_the_public_list_fails_its_rule_from_every_seed() {
        return saboteurs().stream()
                .filter(Saboteur::isNumbered)
                .map(saboteur -> DynamicTest.dynamicTest(saboteur.first().id() + ": " + saboteur, () -> {
                    for (long seed : SEEDS) {
                        caught(saboteur, saboteur.first(), seed);
                    }
                    KILLED.add(saboteur.name());
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_store_with_a_fault_fails_the_rule() {
        return saboteurs().stream()
                .flatMap(saboteur -> saboteur.caughtBy().stream()
                        .filter(rule -> !saboteur.isNumbered() || rule != saboteur.first())
                        .map(rule -> DynamicTest.dynamicTest(rule.id() + ": " + saboteur, () -> {
                            caught(saboteur, rule, Tck.seed());
                            KILLED.add(saboteur.name());
                        })));
    }

    /** No rule may fail on a store without a fault, whatever the seed. Threads, because scenes mostly wait. */
    @Test
    void a_store_without_a_fault_passes_from_every_seed() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> runs = new ArrayList<>();
            for (int run = 0; run < CLEAN_RUNS; run++) {
                int seed = run;
                runs.add(pool.submit(() -> clean(seed)));
            }
            for (Future<Integer> run : runs) {
                run.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static int clean(int seed) {
        UnaryOperator<CrmStore> store = seed % 2 == 0 ? bare -> bare : ContractSelfTest::wrapped;
        StoreFixture fixture = Saboteur.of("has no fault", store).fixture(seed);
        List.of(StoreRule.values()).stream()
                .filter(rule -> rule.level() == StoreRule.Level.MUST)
                .forEach(rule -> ContractRun.run(rule, fixture));
        return seed;
    }

    private static CrmStore wrapped(CrmStore store) {
        return new Tampered(store) {
            @Override
            StoreTx tampered(StoreTx tx, UnitOptions options) {
                return new TamperedTx(tx);
            }
        };
    }

    @Test
    void the_public_list_has_all_its_forty() {
        List<String> numbers = saboteurs().stream()
                .filter(Saboteur::isNumbered)
                .map(saboteur -> saboteur.name().substring(0, 3))
                .sorted()
                .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, 40)
                        .mapToObj(number -> String.format(Locale.ROOT, "M%02d", number))
                        .toList());
    }

    @Test
    void every_rule_has_a_saboteur() {
        Set<StoreRule> caught = EnumSet.of(StoreRule.UW_11);
        saboteurs().forEach(saboteur -> caught.addAll(saboteur.caughtBy()));
        assertThat(caught).containsExactlyInAnyOrder(StoreRule.values());
    }

    /** The store in memory has one lock for all: it is the saboteur of the only rule it need not keep. */
    @Test
    void a_rule_that_should_be_kept_is_told_and_passed_over() {
        StoreFixture fixture = StoreFixture.open(InMemoryStore::create)
                .lacks(Capability.values())
                .rehearsing(1);
        assertThatThrownBy(() -> ContractRun.run(StoreRule.UW_11, fixture))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("SHOULD UW-11")
                .hasMessageContaining("waits");
    }

    /** A capability that is claimed and not shown is no pass. */
    @Test
    void a_store_whose_fixture_begins_no_transaction_is_told_that_nothing_was_shown() {
        StoreFixture fixture = StoreFixture.open(Kept::new).rehearsing(1);
        assertThatThrownBy(() -> ContractRun.run(StoreRule.UW_12, fixture))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("UW-12")
                .hasMessageContaining("not shown");
    }

    @AfterAll
    static void tellHowManyWereKilled() {
        long numbered =
                KILLED.stream().filter(name -> name.startsWith("M")).distinct().count();
        long all = saboteurs().size();
        LOG.info(
                "saboteurs killed / total: {} / 40 of the public list, {} / {} of all; {} clean runs",
                numbered,
                KILLED.stream().distinct().count(),
                all,
                CLEAN_RUNS);
    }

    private static List<Saboteur> saboteurs() {
        List<Saboteur> all = new ArrayList<>(QuerySaboteurs.all());
        all.addAll(ValueSaboteurs.all());
        all.addAll(UnitSaboteurs.all());
        all.addAll(CommitSaboteurs.all());
        all.addAll(NodeSaboteurs.all());
        all.addAll(DueSaboteurs.all());
        all.addAll(PumpSaboteurs.all());
        all.addAll(ScopeSaboteurs.all());
        all.addAll(HostSaboteurs.all());
        all.addAll(SchemaSaboteurs.all());
        all.add(Saboteur.of("loses a record when it is opened again", LosesOne::new, StoreRule.ST_13));
        return all;
    }

    /** By its rule, and not because the saboteur itself has fallen over. */
    private static void caught(Saboteur saboteur, StoreRule rule, long seed) {
        StoreFixture fixture = saboteur.fixture(seed);
        assertThatThrownBy(() -> ContractRun.run(rule, fixture))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining(rule.id())
                .hasMessageContaining(
                        "replay: mvn test -Dtest='ContractRun#" + rule.methodPrefix() + "*' -Dcrm.tck.seed=")
                .hasMessageContaining("look at: ")
                .satisfies(failure -> assertThat(isOurs(failure.getCause()))
                        .as("fell over: %s", failure)
                        .isTrue());
    }

    private static boolean isOurs(@Nullable Throwable cause) {
        return cause == null || cause instanceof CrmException;
    }

    private static final class LosesOne extends Tampered {
        LosesOne(CrmStore sound) {
            super(sound);
            if (Kept.of(sound).nodes.getAndIncrement() > 0) {
                lose(sound);
            }
        }

        private static void lose(CrmStore store) {
            store.inTx(UnitOptions.write("t1"), tx -> {
                RecordQuery any = new RecordQuery(Schemas.PLAIN, Condition.always(), List.of(), null, 1);
                Record lost = tx.find(any).records().get(0);
                tx.apply(new ChangeSet(List.of(new Change.Remove(lost))));
                return lost;
            });
        }
    }

    /** Runs single rules of the contract. */
    private record ContractRun(StoreFixture store) implements StoreContract {
        static void run(StoreRule rule, StoreFixture fixture) {
            try {
                ContractRules.test(rule, new ContractRun(fixture))
                        .getExecutable()
                        .execute();
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
