package dev.crmkit.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** AC-04: two worlds that differ only in what somebody may not see answer him alike, whatever he does. */
class NonInterferenceTest {
    private static final Logger LOG = LoggerFactory.getLogger(NonInterferenceTest.class);
    private static final int PAIRS = Integer.getInteger("crm.access.pairs", 400);

    @Test
    void what_one_may_not_see_changes_no_answer() {
        PairRun run = new PairRun(Fault.none());
        for (int seed = 0; seed < PAIRS; seed++) {
            run.twins(seed);
        }
        LOG.info(
                "AC-04: {} pairs, {} hidden changes, {} answers, {} of them not a refusal, {} doors, {} leaks",
                PAIRS,
                run.hidden(),
                run.answers(),
                run.given(),
                run.doors().size(),
                run.leaks().size());
        assertThat(run.leaks()).isEmpty();
        assertThat(run.impossible()).isLessThanOrEqualTo(PAIRS / 1_000);
        assertThat(run.unexpected()).isEmpty();
        assertThat(run.hidden()).isGreaterThan(PAIRS);
        assertThat(run.given()).isGreaterThan(run.answers() / 20);
        if (PAIRS >= 300) {
            assertThat(run.doors().keySet()).isEqualTo(Doors.all().ways().keySet());
        }
    }

    /** The positive control: what somebody may see does change answers. */
    @Test
    void what_one_may_see_changes_answers() {
        PairRun run = new PairRun(Fault.none());
        for (int seed = 0; seed < 60; seed++) {
            run.others(seed);
        }
        LOG.info(
                "AC-04: {} of 60 worlds that look different were told apart",
                run.leaks().size());
        assertThat(run.leaks()).hasSizeGreaterThan(15);
    }
}
