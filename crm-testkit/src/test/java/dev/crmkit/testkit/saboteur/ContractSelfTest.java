package dev.crmkit.testkit.saboteur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.memory.InMemoryStore;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.StoreDescription;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.testkit.StoreContract;
import dev.crmkit.testkit.StoreFixture;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.rules.StoreRule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;

/** A contract is worth what it catches: stores with one fault each, and the rules that must fail on them. */
class ContractSelfTest {

    @TestFactory
    Stream<DynamicTest> a_store_with_a_fault_fails_the_rule() {
        return saboteurs().stream()
                .flatMap(saboteur -> saboteur.caughtBy().stream()
                        .sorted()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.id() + " fails on a store that " + saboteur, () -> caught(saboteur, rule))));
    }

    @TestFactory
    Stream<DynamicTest> the_same_store_without_a_fault_passes() {
        StoreFixture fixture = StoreFixture.open(() -> new Tampered(InMemoryStore.create()) {
                    @Override
                    StoreTx tampered(StoreTx tx, UnitOptions options) {
                        return new TamperedTx(tx);
                    }
                })
                .lacks(Capability.values());
        return Stream.of(StoreRule.values())
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> ContractRun.run(rule, fixture)));
    }

    @Test
    void every_rule_has_a_saboteur() {
        Set<StoreRule> caught = EnumSet.of(StoreRule.ST_13);
        saboteurs().forEach(saboteur -> caught.addAll(saboteur.caughtBy()));
        assertThat(caught).containsExactlyInAnyOrder(StoreRule.values());
    }

    @Test
    void st_13_passes_on_a_store_that_keeps_and_fails_on_one_that_loses() {
        ContractRun.run(StoreRule.ST_13, durable(store -> {}));
        assertThatThrownBy(() -> ContractRun.run(StoreRule.ST_13, durable(ContractSelfTest::loseOne)))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("ST-13")
                .hasMessageContaining("missing");
    }

    private static List<Saboteur> saboteurs() {
        List<Saboteur> all = new ArrayList<>(QuerySaboteurs.all());
        all.addAll(UnitSaboteurs.all());
        all.addAll(DueSaboteurs.all());
        return all;
    }

    private static void caught(Saboteur saboteur, StoreRule rule) {
        StoreFixture fixture = StoreFixture.open(() -> saboteur.store().apply(InMemoryStore.create()))
                .lacks(Capability.values());
        assertThatThrownBy(() -> ContractRun.run(rule, fixture))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining(rule.id())
                .hasMessageContaining("replay: -Dcrm.tck.seed=");
    }

    /** One store in memory that outlives being closed; {@code onReopening} is done to it when it is opened again. */
    private static StoreFixture durable(Consumer<CrmStore> onReopening) {
        InMemoryStore kept = InMemoryStore.create();
        AtomicInteger openings = new AtomicInteger();
        return StoreFixture.open(() -> {
                    if (openings.incrementAndGet() > 1) {
                        onReopening.accept(kept);
                    }
                    return new Tampered(kept) {
                        @Override
                        public StoreDescription info() {
                            return new StoreDescription("kept", Set.of(Capability.DURABLE));
                        }
                    };
                })
                .lacks(Capability.SECOND_PROCESS, Capability.HOST_TRANSACTION);
    }

    private static void loseOne(CrmStore store) {
        store.inTx(UnitOptions.write("t1"), tx -> {
            RecordQuery any = new RecordQuery(Schemas.PLAIN, Condition.always(), List.of(), null, 1);
            Record lost = tx.find(any).records().get(0);
            tx.apply(new ChangeSet(List.of(new Change.Remove(lost))));
            return lost;
        });
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
