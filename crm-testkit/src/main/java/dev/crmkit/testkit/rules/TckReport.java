package dev.crmkit.testkit.rules;

import dev.crmkit.testkit.StoreFixture;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What became of the rules on one store: the compatibility statement of its adapter. Thread-safe. */
final class TckReport {
    private static final Map<String, TckReport> REPORTS = new ConcurrentHashMap<>();

    private final Map<StoreRule, Line> lines = new EnumMap<>(StoreRule.class);
    private final Map<String, String> traits = new TreeMap<>();
    private final Map<Anomaly, String> isolation = new EnumMap<>(Anomaly.class);

    /** One rule. */
    record Line(StoreRule rule, Verdict verdict, String note, Duration took) {}

    private TckReport() {}

    static TckReport of(String testClass) {
        return REPORTS.computeIfAbsent(testClass, absent -> new TckReport());
    }

    /** For what was no store after all. */
    static void forget(String testClass) {
        synchronized (REPORTS) {
            REPORTS.remove(testClass);
            ReportFiles.write(new TreeMap<>(REPORTS));
        }
    }

    /** Adds a line and writes the report: there is no telling which rule will be the last. */
    void add(StoreFixture fixture, Line line) {
        synchronized (REPORTS) {
            traits.put("budget", Tck.budget());
            traits.put("seed", Tck.text(fixture.seed()));
            if (!fixture.version().isEmpty()) {
                traits.put("version", fixture.version());
            }
            lines.put(line.rule(), line);
            ReportFiles.write(new TreeMap<>(REPORTS));
        }
    }

    /** Something else about the store, such as its name. */
    void trait(String name, String value) {
        synchronized (REPORTS) {
            traits.put(name, value);
        }
    }

    /** Whether an anomaly can be seen in the store. */
    void isolation(Anomaly anomaly, String seen) {
        synchronized (REPORTS) {
            isolation.put(anomaly, seen);
        }
    }

    List<Line> lines() {
        return List.copyOf(lines.values());
    }

    Map<String, String> traits() {
        return traits;
    }

    Map<Anomaly, String> isolation() {
        return isolation;
    }

    long count(StoreRule.Level level, Verdict... verdicts) {
        List<Verdict> wanted = List.of(verdicts);
        return lines.values().stream()
                .filter(line -> line.rule().level() == level && wanted.contains(line.verdict()))
                .count();
    }

    /** What is counted first: exclusions are failures. */
    String headline() {
        long passed = count(StoreRule.Level.MUST, Verdict.PASSED);
        long excluded = count(StoreRule.Level.MUST, Verdict.EXCLUDED);
        long failed = count(StoreRule.Level.MUST, Verdict.FAILED) + excluded;
        long lacking = count(StoreRule.Level.MUST, Verdict.LACKING);
        long should = count(StoreRule.Level.SHOULD, Verdict.PASSED);
        long all = List.of(StoreRule.values()).stream()
                .filter(rule -> rule.level() == StoreRule.Level.MUST)
                .count();
        return passed + " of " + all + " MUST rules passed, " + failed + " failed (" + excluded + " of them excluded), "
                + lacking + " lacking, " + (all - passed - failed - lacking) + " not run; " + should + " of "
                + (StoreRule.values().length - all) + " SHOULD rules met";
    }
}
