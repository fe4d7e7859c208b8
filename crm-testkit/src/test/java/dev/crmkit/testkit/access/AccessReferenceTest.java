package dev.crmkit.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** AC-02: whatever is asked of the engine, it answers what the rules say when they are read line by line. */
class AccessReferenceTest {
    private static final Logger LOG = LoggerFactory.getLogger(AccessReferenceTest.class);
    private static final long BUDGET = Long.getLong("crm.access.decisions", 100_000);

    @Test
    void the_engine_answers_what_the_reference_answers() {
        DecisionRun run = new DecisionRun(Fault.none());
        for (long seed = 0; run.decisions() < BUDGET; seed++) {
            run.world(seed);
        }
        LOG.info(
                "AC-02: {} decisions, {} of them permit, {} differences",
                run.decisions(),
                run.permitted(),
                run.differences().size());
        assertThat(run.differences()).isEmpty();
        assertThat(run.permitted()).as("answers yes").isGreaterThan(run.decisions() / 50);
    }
}
