package dev.crmkit.testkit.rules;

import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.testkit.HostTransaction;
import dev.crmkit.testkit.StoreFixture;
import dev.crmkit.testkit.gen.Dice;
import dev.crmkit.testkit.gen.World;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.IncompleteExecutionException;
import org.opentest4j.TestAbortedException;

/** One run of one rule: the opened stores, the dice, and words for what went wrong. Not thread-safe. */
final class Trial implements AutoCloseable {
    private final RuleRun run;
    private final StoreFixture fixture;
    private final Deque<CrmStore> opened = new ArrayDeque<>();
    private final Dice dice;
    private int tenants;

    /** Absent until something is stored. */
    private @Nullable Schema current;

    Trial(RuleRun run) {
        this.run = run;
        this.fixture = run.fixture();
        this.dice = Dice.of(fixture.seed(), run.rule().id());
        fixture.wipe();
    }

    /** Runs the check; what it does not expect the store to throw is a failure of the rule. */
    void run(StoreRule.Check check) {
        try {
            check.run(this);
        } catch (IncompleteExecutionException skipped) {
            throw skipped;
        } catch (RuntimeException unexpected) {
            throw strange("what the store must do was refused", unexpected);
        }
    }

    Dice dice() {
        return dice;
    }

    /** Skips the rule, in words, when the store lacks what it needs. */
    void needs(Capability capability) {
        Assumptions.assumeFalse(
                fixture.isLacking(capability), () -> run.rule() + " is skipped: the store lacks " + capability);
    }

    /** A transaction of a host; skips the rule, in words, where there is none. */
    HostTransaction host() {
        needs(Capability.HOST_TRANSACTION);
        return fixture.begin()
                .orElseThrow(
                        () -> new TestAbortedException(
                                run.rule()
                                        + " is not shown: the fixture does not say how a host begins a transaction, see StoreFixture.host"));
    }

    boolean has(Capability capability) {
        return !fixture.isLacking(capability);
    }

    /** The line of the store in the isolation table of the report. */
    void isolation(Anomaly anomaly, String seen) {
        if (fixture.isReported()) {
            TckReport.of(run.name()).isolation(anomaly, seen);
        }
    }

    /** The store of this trial. */
    CrmStore store() {
        return opened.isEmpty() ? open() : opened.getFirst();
    }

    /** The store as a second process would see it, where it can be; else the same store. */
    CrmStore secondNode() {
        CrmStore first = store();
        if (fixture.isLacking(Capability.SECOND_PROCESS)) {
            return first;
        }
        if (opened.size() > 1) {
            return opened.getLast();
        }
        CrmStore second = fixture.open();
        opened.addLast(second);
        if (current != null) {
            second.migrate(current);
        }
        return second;
    }

    /** What the shelf's tenant has, as the first and the second node see it. */
    List<Shelf> nodes(Shelf first) {
        return List.of(first, new Shelf(secondNode(), first.tenant()));
    }

    /** The store after all of it was closed; it knows no types yet. */
    CrmStore reopened() {
        closeAll();
        return open();
    }

    /** The shelf after the store was closed and opened, where it can be; else the same shelf. */
    Shelf reopened(Shelf shelf) {
        if (!has(Capability.DURABLE) || current == null) {
            return shelf;
        }
        CrmStore store = reopened();
        store.migrate(current);
        return new Shelf(store, shelf.tenant());
    }

    private CrmStore open() {
        CrmStore store = fixture.open();
        opened.addLast(store);
        Set<Capability> lacking = EnumSet.noneOf(Capability.class);
        for (Capability capability : Capability.values()) {
            if (fixture.isLacking(capability)) {
                lacking.add(capability);
            }
        }
        Set<Capability> declared = EnumSet.allOf(Capability.class);
        declared.removeAll(store.info().capabilities());
        tell(store);
        same("what the store says it lacks, and what the test says it lacks", lacking, declared);
        return store;
    }

    private void tell(CrmStore store) {
        if (fixture.isReported()) {
            TckReport report = TckReport.of(run.name());
            report.trait("store", store.info().name());
            report.trait("adapter", store.getClass().getName() + " " + ReportFiles.version(store.getClass()));
            report.trait(
                    "capabilities",
                    store.info().capabilities().stream().sorted().toList().toString());
        }
    }

    /** What a tenant nobody has used has in the store; for another schema than before, in a store that was wiped. */
    Shelf shelf(Schema schema) {
        if (!schema.equals(current)) {
            if (current != null) {
                closeAll();
                fixture.wipe();
            }
            current = schema;
            store().migrate(schema);
        }
        return shelf();
    }

    /** The shelf after the store was brought to another schema, closed and opened before where it can be. */
    Shelf evolved(Shelf shelf, Schema schema, boolean reopening) {
        boolean reopened = reopening && has(Capability.DURABLE);
        CrmStore store = reopened ? reopened() : store();
        store.migrate(schema);
        current = schema;
        return new Shelf(store, shelf.tenant());
    }

    /** What another tenant nobody has used has in the store. */
    Shelf shelf() {
        tenants++;
        return new Shelf(store(), "t" + tenants);
    }

    /** A new tenant with the records of the world. */
    Shelf shelf(World world) {
        Shelf shelf = shelf(world.schema());
        shelf.insert(dice.shuffled(world.all()));
        return shelf;
    }

    /** Fails unless both are equal. */
    void same(String what, Object expected, Object observed) {
        if (!expected.equals(observed)) {
            throw failure(what, expected, observed);
        }
    }

    /** Fails unless the records are the same to the last letter, in the same order. */
    void sameRecords(String what, List<Record> expected, List<Record> observed) {
        List<String> expectedTexts = expected.stream().map(Exact::text).toList();
        List<String> observedTexts = observed.stream().map(Exact::text).toList();
        if (!expectedTexts.equals(observedTexts)) {
            throw failure(what + Difference.of(expected, observed), refs(expected), refs(observed));
        }
    }

    private static List<String> refs(List<Record> records) {
        return records.stream().map(Record::toString).toList();
    }

    /** Fails when it does not hold. */
    void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionFailedError(head() + what);
        }
    }

    /** What the work throws; fails when it throws nothing or something else. */
    <E extends Throwable> E refused(String what, Class<E> kind, Runnable work) {
        try {
            work.run();
        } catch (Throwable thrown) {
            if (kind.isInstance(thrown)) {
                return kind.cast(thrown);
            }
            throw new AssertionFailedError(
                    head() + what + "\nexpected: " + kind.getSimpleName() + "\nobserved: " + thrown, thrown);
        }
        throw failure(what, kind.getSimpleName(), "no exception");
    }

    /** For an exception of a kind nobody may expect. */
    AssertionFailedError strange(String what, RuntimeException thrown) {
        return new AssertionFailedError(head() + what + "\nobserved: " + thrown, thrown);
    }

    private AssertionFailedError failure(String what, Object expected, Object observed) {
        String text = head() + what + "\nexpected: " + Exact.shortened(expected.toString()) + "\nobserved: "
                + Exact.shortened(observed.toString());
        return new AssertionFailedError(text, expected, observed);
    }

    private String head() {
        return run.rule() + "\nreplay: " + run.replay() + "\nlook at: "
                + run.rule().hint() + "\n";
    }

    private void closeAll() {
        while (!opened.isEmpty()) {
            opened.removeLast().close();
        }
    }

    @Override
    public void close() {
        closeAll();
    }
}
