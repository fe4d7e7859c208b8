package dev.crmkit.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A property is worth what it catches: installations with one fault each, and the property that must fail on them. */
class AccessMutantsTest {
    private static final Logger LOG = LoggerFactory.getLogger(AccessMutantsTest.class);
    private static final List<Integer> BASES = List.of(0, 10_000, 20_000);
    private static final int PAIRS = 400;
    private static final int WORLDS = 60;
    private static final List<String> KILLED = new ArrayList<>();

    /** A fault and the property that catches it, from a base seed. */
    private record Mutant(Fault fault, String law, BiConsumer<Fault, Integer> property) {}

    @TestFactory
    Stream<DynamicTest> a_fault_is_caught_from_every_base() {
        return mutants().stream()
                .map(mutant -> DynamicTest.dynamicTest(
                        mutant.law() + ": " + mutant.fault().name(), () -> {
                            for (int base : BASES) {
                                assertThat(isCaught(mutant, base))
                                        .as("from %d", base)
                                        .isTrue();
                            }
                            KILLED.add(mutant.fault().name());
                        }));
    }

    private static boolean isCaught(Mutant mutant, int base) {
        try {
            mutant.property().accept(mutant.fault(), base);
            return false;
        } catch (AssertionError caught) {
            return true;
        }
    }

    @Test
    void without_a_fault_every_property_holds() {
        Fault none = Fault.none();
        for (Mutant mutant : mutants()) {
            if (!mutant.law().startsWith("AC-04") && !mutant.law().equals("AC-02")) {
                BiConsumer<Fault, Integer> property = mutant.law().equals("AC-10")
                        ? (fault, base) -> Promises.aRefusalLeavesNoTrace(base, BEFORE)
                        : mutant.property();
                property.accept(none, 0);
            }
        }
    }

    @AfterAll
    static void tell() {
        LOG.info("Access mutants: {} of {} killed", KILLED.size(), mutants().size());
    }

    private static List<Mutant> mutants() {
        return List.of(
                pairs(Fault.ofStore("a list forgets the scope", TamperedStore.finding(TamperedStore::withoutScope))),
                pairs(Fault.ofStore("a count forgets the scope", TamperedStore.counting(TamperedStore::withoutScope))),
                pairs(Fault.ofStore(
                        "the scope of related records is forgotten",
                        TamperedStore.asking(TamperedStore::withoutScopeAway))),
                pairs(Fault.ofStore("a list shows the bin", TamperedStore.finding(TamperedStore::withTheBin))),
                pairs(Fault.ofStore("a count counts the bin", TamperedStore.counting(TamperedStore::withTheBin))),
                pairs(Fault.ofStore(
                        "the question or the right will do", TamperedStore.finding(TamperedStore::eitherOr))),
                pairs(Fault.ofRules("C17, C18: no mask and no closed question", FaultyRules::withEveryClassOpen)),
                decisions(Fault.ofRules("a deny is passed over", FaultyRules::withoutDenies)),
                decisions(Fault.ofRules("the unit is read as its tree", FaultyRules::withTheTreeForTheUnit)),
                decisions(Fault.ofRules("own is read as the unit", FaultyRules::withTheUnitForOwn)),
                decisions(Fault.ofRules("the further condition is passed over", FaultyRules::withoutConditions)),
                decisions(Fault.ofRules("the days of a rule are passed over", FaultyRules::withoutDays)),
                decisions(Fault.ofRules("the names of transitions are passed over", FaultyRules::withEveryName)),
                decisions(Fault.ofDirectory("C15: the last day of a role is out", FaultyDirectory::endingADayEarly)),
                new Mutant(
                        Fault.ofDirectory("C04: rights are kept for good", FaultyDirectory::remembering),
                        "AC-09",
                        (fault, base) -> Promises.changesHoldFromTheNextCall(fault)),
                new Mutant(
                        Fault.ofStore("a write carries no right", TamperedStore.writing(TamperedStore::withoutPermit)),
                        "AC-11",
                        (fault, base) -> Promises.nothingIsWrittenByARightThatHasGone(fault)),
                new Mutant(
                        Fault.ofDirectory(
                                "C20: a message is written with rights of the system",
                                FaultyDirectory::writingWithRightsOfTheSystem),
                        "OB-06",
                        (fault, base) -> Promises.nobodyHearsOfWhatHeMayNotRead(fault)),
                new Mutant(
                        Fault.ofStore("C16: a forbidden record is told apart from none", Telling::around),
                        "AC-04, AC-06",
                        AccessMutantsTest::pairsHold),
                new Mutant(
                        Fault.ofStore("C01: written first, refused then", store -> store),
                        "AC-10",
                        (fault, base) -> traces(base)));
    }

    private static void traces(int base) {
        for (int seed = base; seed < base + 10; seed++) {
            Promises.aRefusalLeavesNoTrace(seed, AFTER);
        }
    }

    private static Mutant pairs(Fault fault) {
        return new Mutant(fault, "AC-04", AccessMutantsTest::pairsHold);
    }

    private static void pairsHold(Fault fault, int base) {
        PairRun run = new PairRun(fault);
        for (int seed = base; seed < base + PAIRS && run.leaks().isEmpty(); seed++) {
            run.twins(seed);
        }
        assertThat(run.leaks()).isEmpty();
    }

    private static Mutant decisions(Fault fault) {
        return new Mutant(fault, "AC-02", (faulty, base) -> {
            DecisionRun run = new DecisionRun(faulty);
            for (int seed = base; seed < base + WORLDS && run.differences().isEmpty(); seed++) {
                run.world(seed);
            }
            assertThat(run.differences()).isEmpty();
        });
    }

    /** Right first: what the library does. */
    private static final Promises.Gate BEFORE = new Promises.Gate() {
        @Override
        public Site writesTo(Site strict, Site open) {
            return strict;
        }

        @Override
        public boolean passes(Site strict, Site open, Promises.Command command) {
            return command.run(strict);
        }
    };

    /** C01: the command is carried out where everything is allowed, and then found to be forbidden. */
    private static final Promises.Gate AFTER = new Promises.Gate() {
        @Override
        public Site writesTo(Site strict, Site open) {
            return open;
        }

        @Override
        public boolean passes(Site strict, Site open, Promises.Command command) {
            command.run(open);
            return command.run(strict);
        }
    };
}
