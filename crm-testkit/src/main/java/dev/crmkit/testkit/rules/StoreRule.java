package dev.crmkit.testkit.rules;

import dev.crmkit.spi.ForCallers;
import java.util.Locale;
import org.junit.jupiter.api.DynamicTest;

/** The numbered rules of the storage contract, in the words of {@code CONTRACT.md}. */
@ForCallers
public enum StoreRule {
    ST_01(
            "What is written is read back equal, field by field, for every field type up to its boundaries.",
            "the codec of the field's type and the column behind it: length, scale, microseconds, zone, encoding"),
    ST_02(
            "A value outside the boundaries of its field is kept exactly as it is or refused, never altered.",
            "silent roundings, cuts and replacements by the driver or the column; check before you bind"),
    ST_03(
            "A unit commits all its changes or, when the work throws at any point, none.",
            "that all statements of a unit run in one transaction, and that every exception rolls it back"),
    ST_04(
            "A unit reads its own writes through every method.",
            "whether every method of a unit uses the connection the unit writes with"),
    ST_05(
            "A query answers with the records its condition is true of, in its order, page by page.",
            "the translation of the condition, the order and the limit into one statement; ask for one record more"),
    ST_06(
            "The order is total: sort keys as SortKey has them, empty last in both directions, then the unsigned id.",
            "collations, NULLS LAST, the id as the last key, and how the page starts behind a position"),
    ST_07(
            "Pages taken while others write never repeat a record, nor skip one that nobody touched.",
            "whether the next page starts behind the sort keys of the position, not behind a record that may be gone"),
    ST_08(
            "Counts, sums, minima, maxima and groups are those of the records a query would list.",
            "groups of empty values, joins that count twice, sums that overflow, several currencies, zones of periods"),
    ST_09(
            "A record in the bin is related to nothing and its unique values are free; else it is a record like others.",
            "the live condition inside every exists, in both directions, and unique keys of live records only"),
    ST_10(
            "A removed record leaves nothing behind: its id and values are free, references to it relate to nothing.",
            "the rows of lists kept beside the record, and claims of unique values"),
    ST_11(
            "A list of no value, one value or 100,000 values is answered like a short one.",
            "limits of parameters and of statement length, and the empty list"),
    ST_12(
            "Of a change set with one bad change nothing is written, and the refusal names the bad one.",
            "how the failing statement of a batch is told apart, and that the batch is undone whole"),
    ST_13("Closing and opening a durable store changes nothing.", "what is written late or kept in memory only"),
    ST_14(
            "Units that fail keep nothing: after any number of them the next one works at once.",
            "connections, locks and cursors that are given back on the good way only"),
    UW_01(
            "After a failure in it a unit is dead: it answers nothing more and commits nothing.",
            "that a swallowed exception still ends in a rollback, on every method"),
    UW_02(
            "Other units see committed records only, without G0, G1a, G1b, G1c and OTV.",
            "the isolation level of the connection, and caches shared between units"),
    UW_03(
            "No update is lost: of writers that expect the same version one succeeds.",
            "whether the version is compared by the statement that writes, not by one before it"),
    UW_04(
            "A change is refused with the stored version unless version and permit are as expected.",
            "the WHERE of the update, and what is read to tell the stored version"),
    UW_05(
            "Units that committed can be told in an order in which none read or overwrote what came later.",
            "versions written twice, reads that mix two states of one record, replicas that lag"),
    UW_06(
            "A record loaded for change is held: until the unit ends no other unit loads it for change or changes it.",
            "row locks taken by the load itself, in the store and not in the process; no cache in front of them"),
    UW_07(
            "At most one live record of a type holds a value of a unique field, whoever writes at once.",
            "a unique index over the fold and the tenant, of live records only; not a query before the insert"),
    UW_09(
            "Units that want the same records in opposite orders end; one in the way is refused whole, as transient.",
            "how dead-locks and lock time-outs are translated, and that they roll back"),
    UW_10(
            "A unit inside a unit of the same thread and tenant is part of it, in success and failure.",
            "how the open unit of a thread is found, and that an inner failure dooms it"),
    UW_11(
            Level.SHOULD,
            "A unit waits for another only where both want the same record.",
            "locks on tables or on the whole store"),
    UW_12(
            "Units in a transaction of the host are seen by others when the host commits, and are gone when he rolls back.",
            "commits, savepoints and connections of the store's own; claims, which no roll-back would take back"),
    UW_13(
            "A unit that expects a version of a record answers only while the record has it, or is refused by its name.",
            "UnitOptions.expected: asked with the first thing the unit asks, also where that takes no statement"),
    CA_01(
            "For every condition the records found are those ConditionEvaluator says it is true of.",
            "the translation of the operators in the condition, bare and negated, for empty values too"),
    CA_02(
            "A condition and its complement part all records between them.",
            "NULL in the translation of NOT: the third truth value"),
    CA_03(
            "A condition made to be true of a record finds that record.",
            "the translation of the atoms in the condition, one by one"),
    CA_04(
            "The count of a condition is the number of records it finds, all together and one by one.",
            "joins that multiply rows, and plans that treat a condition differently behind an index"),
    CA_05(
            "A condition and its normal form find the same records.",
            "nested NOT, empty All and Any, and NOT in front of EXISTS"),
    CA_06(
            "A further part of All adds no record, a further part of Any takes none away.",
            "parentheses around AND and OR"),
    CA_08(
            "A condition means the same in find, load and aggregate, and as a permit.",
            "a second translation of conditions somewhere: there should be one"),
    CA_10(
            "Nothing in a text is a wildcard; folded texts compare by the fold, exact ones as they stand.",
            "escaping in LIKE, the database's own lower() and collation: compare the stored fold"),
    CA_12(
            "A condition up to the limits is answered: 2,000 nodes, 50 deep, 4 relations away.",
            "recursion, statement length, aliases of nested sub-queries"),
    TM_01(
            "A due record is handed out to one claimant per lease.",
            "whether a claim reads and leases in one statement or under a lock"),
    TM_02(
            "What is due and not settled is handed out in the end, whatever becomes of its claimants.",
            "claims that take the record away or mark it done"),
    TM_03(
            "Nothing is handed out before it is due; the earliest due come first, no more than asked for.",
            "the precision of instants, and whose clock is asked: it must be the store's, on every node"),
    TM_04(
            "What was removed before it was claimed is not handed out, also after reopening.",
            "removals kept in memory, and claims that read around a removal that is being committed"),
    TM_05(
            "When a lease is over the record is handed out anew, and the late claimant's token is refused.",
            "the new version of the claimed record, and that settling compares it"),
    OB_01(
            "A due record is there when the unit that wrote it has committed, and gone when one that settled it has.",
            "messages written or settled in a transaction of their own"),
    OB_03(
            "Only the head of an ordering key is handed out: the earliest due, of these the smallest id.",
            "the order inside a key: due, then the unsigned id"),
    OB_04(
            "A record that was given up is never handed out and blocks nobody.",
            "records with DEAD_AT among the heads of keys"),
    TN_01(
            "An id of another tenant is answered like an unknown id.",
            "the tenant in every WHERE and every join, that of relations too"),
    TN_02("What one tenant does changes nothing for another.", "statements and caches without the tenant"),
    TN_04(
            "Ids and unique values are those of one tenant; another may use the same.",
            "primary keys and unique indexes that do not begin with the tenant"),
    MG_01(
            "Through any sequence of schemas a record keeps its values, those of fields no longer declared too.",
            "columns that are dropped, made anew or written empty by a node with an older schema"),
    MG_02(
            "A second migration has nothing to do, and none runs inside a unit or commits it.",
            "DDL that commits what was written before it, and steps that do not see they were taken"),
    MG_04(
            "A schema grows while units are at work: they fail only as transient, lose nothing, and older nodes go on.",
            "how refusals of statements that a migration overtook are translated, and what is cached of the old shape"),
    MG_05(
            "Whatever fields and types are called, each keeps its own values.",
            "names made of keys: letter case, dots, reserved words, length"),
    MG_06(
            "A schema that stored values might not fit is refused, and nothing is changed.",
            "columns that are made shorter or of another type because no value stands in the way just now");

    /** How binding a rule is, in the sense of RFC 2119. */
    @ForCallers
    public enum Level {
        MUST,
        /** A store that does not is told so, and passes. */
        SHOULD
    }

    private final Level level;
    private final String text;
    private final String hint;

    StoreRule(String text, String hint) {
        this(Level.MUST, text, hint);
    }

    StoreRule(Level level, String text, String hint) {
        this.level = level;
        this.text = text;
        this.hint = hint;
    }

    /** {@code ST-01}. */
    public String id() {
        return name().replace('_', '-');
    }

    public Level level() {
        return level;
    }

    /** The sentence of the contract. */
    public String text() {
        return text;
    }

    /** What the author of an adapter should look at when the rule fails. */
    public String hint() {
        return hint;
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
    DynamicTest on(StoreUnderTest test, Check check) {
        RuleRun run = new RuleRun(this, test.getClass().getSimpleName(), test.store());
        return DynamicTest.dynamicTest(this + " [seed " + Tck.text(run.fixture().seed()) + "]", () -> run.run(check));
    }

    @Override
    public String toString() {
        return level + " " + id() + " " + text;
    }
}
