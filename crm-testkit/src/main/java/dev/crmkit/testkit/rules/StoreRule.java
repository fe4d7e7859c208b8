package dev.crmkit.testkit.rules;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.testkit.StoreFixture;
import java.util.Locale;
import org.junit.jupiter.api.DynamicTest;

/** The numbered rules of the storage contract, in the words of {@code CONTRACT.md}. */
@ForCallers
public enum StoreRule {
    ST_01("What is written is read back equal, field by field, for every field type up to its boundaries."),
    ST_02("A value outside the boundaries of its field is kept exactly as it is or refused, never altered."),
    ST_03("A unit commits all its changes or, when the work throws at any point, none."),
    ST_04("A unit reads its own writes through every method."),
    ST_05("A query answers with the records its condition is true of, in its order, page by page."),
    ST_06("The order is total: sort keys as SortKey has them, empty last in both directions, then the unsigned id."),
    ST_07("Pages taken while others write never repeat a record, nor skip one that nobody touched."),
    ST_08("Counts, sums, minima, maxima and groups are those of the records a query would list."),
    ST_09("A record in the bin is related to nothing and its unique values are free; else it is a record like others."),
    ST_11("A list of no value, one value or 100,000 values is answered like a short one."),
    ST_12("Of a change set with one bad change nothing is written, and the refusal names the bad one."),
    ST_13("Closing and opening a durable store changes nothing."),
    UW_01("After a failure in it a unit is dead: it answers nothing more and commits nothing."),
    UW_02("Other units see committed records only."),
    UW_03("No update is lost: of writers that expect the same version one succeeds."),
    UW_04("A change is refused with the stored version unless version and permit are as expected."),
    UW_06("A record loaded for change is held: until the unit ends no other unit loads it for change or changes it."),
    UW_07("At most one live record of a type holds a value of a unique field, whoever writes at once."),
    UW_10("A unit inside a unit of the same thread and tenant is part of it, in success and failure."),
    CA_01("For every condition the records found are those ConditionEvaluator says it is true of."),
    CA_02("A condition and its complement part all records between them."),
    CA_03("A condition made to be true of a record finds that record."),
    CA_04("The count of a condition is the number of records it finds."),
    CA_05("A condition and its normal form find the same records."),
    CA_06("A further part of All adds no record, a further part of Any takes none away."),
    CA_10(
            "Nothing in the text of a condition is a wildcard; folded texts compare by the fold, exact ones as they stand."),
    TM_01("A due record is handed out to one claimant per lease."),
    TM_03("Nothing is handed out before it is due; the earliest due come first, no more than asked for."),
    TM_05("When a lease is over the record is handed out anew, and the late claimant's token is refused."),
    OB_03("Only the head of an ordering key is handed out: the earliest due, of these the smallest id."),
    OB_04("A record that was given up is never handed out and blocks nobody."),
    TN_01("An id of another tenant is answered like an unknown id."),
    TN_02("What one tenant does changes nothing for another."),
    TN_04("Ids and unique values are those of one tenant; another may use the same.");

    private final String text;

    StoreRule(String text) {
        this.text = text;
    }

    /** {@code ST-01}. */
    public String id() {
        return name().replace('_', '-');
    }

    /** The sentence of the contract. */
    public String text() {
        return text;
    }

    /** The start of the name of the test method: {@code st_01_}. */
    public String methodPrefix() {
        return name().toLowerCase(Locale.ROOT) + "_";
    }

    /** What a rule does with an opened store. */
    @FunctionalInterface
    interface Check {
        void run(Trial trial);
    }

    /** The test of this rule on a store. */
    DynamicTest on(StoreFixture fixture, Check check) {
        return DynamicTest.dynamicTest("MUST " + id() + " " + text + " [seed " + Tck.seedText() + "]", () -> {
            try (Trial trial = new Trial(this, fixture)) {
                trial.run(check);
            }
        });
    }

    @Override
    public String toString() {
        return "MUST " + id() + " " + text;
    }
}
