package dev.crmkit.testkit.rules;

import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Record;
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

/** One run of one rule: the opened stores, the dice, and words for what went wrong. Not thread-safe. */
final class Trial implements AutoCloseable {
    private final StoreRule rule;
    private final StoreFixture fixture;
    private final Deque<CrmStore> opened = new ArrayDeque<>();
    private final Dice dice;
    private int tenants;

    /** Absent until something is stored. */
    private @Nullable Schema current;

    Trial(StoreRule rule, StoreFixture fixture) {
        this.rule = rule;
        this.fixture = fixture;
        this.dice = Dice.of(Tck.seed(), rule.id());
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
                fixture.lacks(capability), () -> rule.id() + " is skipped: the store lacks " + capability);
    }

    /** The store of this trial. */
    CrmStore store() {
        return opened.isEmpty() ? open() : opened.getFirst();
    }

    /** The store as a second process would see it, where it can be; else the same store. */
    CrmStore secondNode() {
        CrmStore first = store();
        if (fixture.lacks(Capability.SECOND_PROCESS)) {
            return first;
        }
        CrmStore second = fixture.open();
        opened.addLast(second);
        if (current != null) {
            second.migrate(current);
        }
        return second;
    }

    /** The store after all of it was closed. */
    CrmStore reopened() {
        closeAll();
        return open();
    }

    private CrmStore open() {
        CrmStore store = fixture.open();
        opened.addLast(store);
        Set<Capability> lacking = EnumSet.noneOf(Capability.class);
        for (Capability capability : Capability.values()) {
            if (fixture.lacks(capability)) {
                lacking.add(capability);
            }
        }
        Set<Capability> declared = EnumSet.allOf(Capability.class);
        declared.removeAll(store.info().capabilities());
        same("what the store says it lacks, and what the test says it lacks", lacking, declared);
        return store;
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
        return rule + "\nreplay: -Dcrm.tck.seed=" + Tck.seedText() + "\n";
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
