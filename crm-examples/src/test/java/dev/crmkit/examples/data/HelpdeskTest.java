package dev.crmkit.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.mining.LogCase;
import dev.crmkit.core.mining.ProcessLog;
import dev.crmkit.core.mining.Replay;
import dev.crmkit.core.mining.Spread;
import dev.crmkit.core.mining.Variant;
import dev.crmkit.core.workflow.WorkflowCheck;
import dev.crmkit.core.workflow.WorkflowDefinition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 4,580 public tickets, counted and replayed through two machines, come out as plain Python found them. */
class HelpdeskTest {
    private static final String RESOLVE = "RESOLVE_TICKET";
    private static JsonNode answers = JsonMapper.shared().nullNode();
    private static ProcessLog log = new ProcessLog(List.of());

    @BeforeAll
    static void read_the_log() {
        SharedFiles.assumePresent();
        answers = SharedFiles.expected("requests-helpdesk");
        log = Helpdesk.log();
    }

    @Test
    void cases_steps_and_states() {
        assertThat(log.cases()).hasSize(answers.path("cases").asInt());
        assertThat(log.steps()).isEqualTo(answers.path("events").asLong());
        assertThat(log.visits()).isEqualTo(counts(answers.path("events_by_state")));
        assertThat(log.firsts()).isEqualTo(counts(answers.path("first_state")));
        assertThat(log.lasts()).isEqualTo(counts(answers.path("last_state")));
    }

    @Test
    void the_transition_matrix() {
        Map<String, Map<String, Long>> expected = new TreeMap<>();
        answers.path("directly_follows")
                .properties()
                .forEach(row -> expected.put(Helpdesk.state(row.getKey()), counts(row.getValue())));
        assertThat(log.transitions().counts()).isEqualTo(expected);
        assertThat(log.transitions().distinct())
                .isEqualTo(answers.path("distinct_transitions").asInt());
        assertThat(log.transitions().repeats())
                .isEqualTo(answers.path("self_transitions").asLong());
    }

    @Test
    void the_variants() {
        List<Variant> variants = log.variants();
        JsonNode top = answers.path("top_variants");
        assertThat(variants).hasSize(answers.path("distinct_variants").asInt());
        assertThat(top.size()).isPositive();
        assertThat(variants.subList(0, top.size()))
                .extracting(variant -> variant + " = " + variant.cases())
                .isEqualTo(StreamSupport.stream(top.spliterator(), false)
                        .map(each -> path(each.path("variant").asString()) + " = "
                                + each.path("cases").asLong())
                        .toList());
    }

    @Test
    void the_times() {
        assertThat(figures(log.durations())).isEqualTo(answers.path("case_duration_seconds"));
        assertThat(figures(log.until(RESOLVE))).isEqualTo(answers.path("seconds_to_first_resolve"));
        assertThat(log.cases())
                .filteredOn(each -> each.path().stream().filter(RESOLVE::equals).count() > 1)
                .hasSize(answers.path("cases_reopened_resolve_twice").asInt());
        Map<String, Long> hours = log.cases().stream()
                .collect(Collectors.groupingBy(HelpdeskTest::hour, TreeMap::new, Collectors.counting()));
        answers.path("cases_by_first_hour")
                .properties()
                .forEach(hour -> assertThat(hours.getOrDefault(hour.getKey(), 0L))
                        .as("hour " + hour.getKey())
                        .isEqualTo(hour.getValue().asLong()));
    }

    /** Every stay ends where the next begins, so that together they make up the cases. */
    @Test
    void the_stays_make_up_the_cases() {
        assertThat(log.stays().values().stream().map(Spread::sum).reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(log.durations().sum());
        assertThat(log.stays().values().stream().mapToInt(Spread::count).sum())
                .isEqualTo((int) (log.steps() - log.cases().size()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void every_case_is_replayed_through_a_given_machine(int number) {
        JsonNode given = answers.path("machines").path(number);
        WorkflowDefinition workflow = Helpdesk.workflow(given.path("machine"));
        assertThat(WorkflowCheck.findings(List.of(workflow), Helpdesk.SCHEMA).all())
                .isEmpty();

        List<Replay> replays = log.replay(workflow);

        JsonNode expected = given.path("replay");
        List<String> accepted = Replay.ids(replays, Replay.Verdict.ACCEPTED);
        List<String> rejected = Replay.ids(replays, Replay.Verdict.REJECTED);
        assertThat(accepted).hasSize(expected.path("accepted_and_final").asInt());
        assertThat(Replay.ids(replays, Replay.Verdict.OPEN))
                .hasSize(expected.path("accepted_but_open").asInt());
        assertThat(rejected).hasSize(expected.path("rejected").asInt());
        assertThat(SharedFiles.hash(accepted))
                .isEqualTo(expected.path("accepted_ids_sha256").asString());
        assertThat(SharedFiles.hash(rejected))
                .isEqualTo(expected.path("rejected_ids_sha256").asString());
        Map<String, Long> first = new TreeMap<>();
        expected.path("first_rejected_transition")
                .properties()
                .forEach(each -> first.put(path(each.getKey()), each.getValue().asLong()));
        Map<String, Long> found = replays.stream()
                .flatMap(replay -> replay.rejected().stream())
                .collect(Collectors.groupingBy(Replay.Rejection::toString, TreeMap::new, Collectors.counting()));
        assertThat(found).isEqualTo(first);
    }

    private static Map<String, Long> counts(JsonNode answer) {
        Map<String, Long> counts = new TreeMap<>();
        answer.properties()
                .forEach(each -> counts.put(
                        Helpdesk.state(each.getKey()), each.getValue().asLong()));
        return counts;
    }

    /** Activities joined by an arrow, by the keys of their states; the word for the beginning stays. */
    private static String path(String activities) {
        return Arrays.stream(activities.split(" > "))
                .map(each -> each.equals("start") ? each : Helpdesk.state(each))
                .collect(Collectors.joining(" > "));
    }

    private static String hour(LogCase of) {
        return Integer.toString(of.steps().get(0).at().atOffset(ZoneOffset.UTC).getHour());
    }

    private static JsonNode figures(Spread spread) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("count", spread.count())
                .put("sum", spread.sum().longValueExact())
                .put("min", Math.toIntExact(spread.least().orElseThrow()))
                .put("max", Math.toIntExact(spread.greatest().orElseThrow()))
                .put("median", plain(spread.median().orElseThrow()))
                .put("mean", spread.mean().orElseThrow().toPlainString())
                .put("p75_nearest_rank", Math.toIntExact(spread.percentile(75).orElseThrow()))
                .put("p90_nearest_rank", Math.toIntExact(spread.percentile(90).orElseThrow()))
                .put("p95_nearest_rank", Math.toIntExact(spread.percentile(95).orElseThrow()));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
