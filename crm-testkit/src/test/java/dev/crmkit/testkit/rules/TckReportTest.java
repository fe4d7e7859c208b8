package dev.crmkit.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.memory.InMemoryStore;
import dev.crmkit.testkit.StoreFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TckReportTest {
    private final StoreFixture fixture = StoreFixture.open(InMemoryStore::create);

    @Test
    void an_exclusion_needs_a_reason_and_may_be_for_one_store() {
        Properties named = new Properties();
        named.setProperty("UW-06", "no row locks");
        named.setProperty("SomeStoreTest.ST-11", "a limit of the server");
        named.setProperty("ST-01", " ");
        assertThat(Exclusions.reason(named, "AnyStoreTest", StoreRule.UW_06)).contains("no row locks");
        assertThat(Exclusions.reason(named, "AnyStoreTest", StoreRule.ST_11)).isEmpty();
        assertThat(Exclusions.reason(named, "SomeStoreTest", StoreRule.ST_11)).contains("a limit of the server");
        assertThatThrownBy(() -> Exclusions.reason(named, "AnyStoreTest", StoreRule.ST_01))
                .hasMessageContaining("without a reason");
    }

    @Test
    void what_is_excluded_counts_as_failed() {
        TckReport report = TckReport.of("TckReportTest");
        report.add(fixture, line(StoreRule.ST_01, Verdict.PASSED));
        report.add(fixture, line(StoreRule.ST_02, Verdict.EXCLUDED));
        report.add(fixture, line(StoreRule.ST_03, Verdict.FAILED));
        assertThat(report.headline()).startsWith("1 of 50 MUST rules passed, 2 failed (1 of them excluded), 0 lacking");
        TckReport.forget("TckReportTest");
    }

    private static TckReport.Line line(StoreRule rule, Verdict verdict) {
        return new TckReport.Line(rule, verdict, "", Duration.ZERO);
    }

    @Test
    void json_is_escaped() {
        assertThat(Json.text(Map.of("a\"b", List.of(1, "\n\uD83D"))))
                .isEqualTo("{\"a\\\"b\":[1,\n\"\\u000a\\ud83d\"]}");
    }
}
