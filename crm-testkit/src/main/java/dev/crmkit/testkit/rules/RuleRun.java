package dev.crmkit.testkit.rules;

import dev.crmkit.core.environment.SystemEnvironment;
import dev.crmkit.spi.environment.Environment;
import dev.crmkit.testkit.StoreFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * One rule on one store, from its exclusion to its line in the report.
 *
 * @param name the simple name of the adapter's test class
 */
record RuleRun(StoreRule rule, String name, StoreFixture fixture) {
    private static final Environment CLOCK = new SystemEnvironment();

    void run(StoreRule.Check check) {
        Optional<String> excluded = Exclusions.reason(name, rule);
        if (excluded.isPresent() && fixture.isReported()) {
            report(Verdict.EXCLUDED, excluded.get(), Duration.ZERO);
            throw new TestAbortedException(rule + " is excluded, and counted as failed: " + excluded.get());
        }
        Instant start = CLOCK.now();
        try (Trial trial = new Trial(this)) {
            trial.run(check);
            report(Verdict.PASSED, "", since(start));
        } catch (TestAbortedException lacking) {
            report(Verdict.LACKING, message(lacking), since(start));
            throw lacking;
        } catch (AssertionError failure) {
            fail(failure, since(start));
        }
    }

    private void fail(AssertionError failure, Duration took) {
        if (rule.level() == StoreRule.Level.SHOULD) {
            report(Verdict.NOT_MET, message(failure), took);
            throw new TestAbortedException("Not met, which is allowed:\n" + message(failure));
        }
        report(Verdict.FAILED, message(failure), took);
        throw failure;
    }

    private static Duration since(Instant start) {
        return Duration.between(start, CLOCK.now());
    }

    private static String message(Throwable thrown) {
        return Optional.ofNullable(thrown.getMessage()).orElse(thrown.toString());
    }

    private void report(Verdict verdict, String note, Duration took) {
        if (fixture.isReported()) {
            TckReport.of(name).add(fixture, new TckReport.Line(rule, verdict, note, took));
        }
    }

    /** How to see the same failure again. */
    String replay() {
        return "mvn test -Dtest='" + name + "#" + rule.methodPrefix() + "*' -Dcrm.tck.seed=" + Tck.text(fixture.seed())
                + " -Dcrm.tck.budget=" + Tck.budget();
    }
}
