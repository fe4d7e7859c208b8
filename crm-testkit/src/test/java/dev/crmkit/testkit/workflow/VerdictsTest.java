package dev.crmkit.testkit.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.workflow.Finding;
import dev.crmkit.core.workflow.WorkflowCheck;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.core.workflow.WorkflowJson;
import dev.crmkit.testkit.gen.Dice;
import dev.crmkit.testkit.gen.Workflows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** WF-09: what the verifier says of random definitions is what exhaustive use of the engine shows. */
class VerdictsTest {
    private static final int DEFINITIONS = Integer.getInteger("crm.workflow.definitions", 1_000);
    private static final long SEED = Long.getLong("crm.workflow.seed", 1L);
    private static final Pattern INDEX = Pattern.compile("process\\.state/transitions/([0-9]+)(?:/guards|/required)?");
    private static final Pattern STATE = Pattern.compile("the state ([A-Z0-9_]+)");
    private static final Set<String> HOPELESS = Set.of("DEAD_END", "NO_WAY_TO_FINAL");
    private static final Set<String> NOT_EXPLORED = Set.of("ENDLESS", "NO_FINAL");

    @Test
    void verdicts_agree_with_exhaustive_exploration() {
        Map<String, Integer> seen = new TreeMap<>();
        int judged = 0;
        for (int i = 0; i < DEFINITIONS; i++) {
            long seed = SEED + i;
            WorkflowDefinition definition = new Workflows(Dice.of(seed, "workflow")).any();
            List<Finding> findings = WorkflowCheck.findings(List.of(definition), Workflows.SCHEMA)
                    .all();
            if (findings.stream().allMatch(VerdictsTest::isOfMeaning)) {
                judge(definition, findings, "-Dcrm.workflow.seed=" + seed);
                findings.forEach(finding -> seen.merge(finding.code(), 1, Integer::sum));
                judged++;
            }
        }
        System.out.println("WF-09: " + judged + " of " + DEFINITIONS + " definitions judged, findings " + seen);
        assertThat(judged).isGreaterThan(DEFINITIONS * 7 / 10);
        assertThat(seen.keySet())
                .contains(
                        "ALWAYS",
                        "CONTRADICTION",
                        "DEAD_END",
                        "ENDLESS",
                        "GAP",
                        "NEVER",
                        "NO_WAY_TO_FINAL",
                        "OVERLAP",
                        "SHADOWED",
                        "UNREACHABLE");
    }

    /** A definition may be of a wrong form, which is no matter for exploration. */
    private static boolean isOfMeaning(Finding finding) {
        return !finding.code().equals("AMBIGUOUS") && !finding.path().endsWith("/condition");
    }

    private static void judge(WorkflowDefinition definition, List<Finding> findings, String replay) {
        Exploration exploration = Exploration.of(definition);
        boolean rings = findings.stream().anyMatch(finding -> finding.code().equals("ENDLESS"));
        Set<String> told = told(findings);
        Set<String> shown = new TreeSet<>(exploration.shown());
        assertThat(findings).as(replay).noneMatch(finding -> finding.severity() == Finding.Severity.UNDECIDED);
        assertThat(exploration.isEndless() && !rings).as("endless, " + replay).isFalse();
        if (rings) {
            // Around a ring a state counts as reached once a way leads there: none that is reached is called
            // unreachable.
            shown.removeIf(each -> each.startsWith("UNREACHABLE") && !told.contains(each));
        }
        assertThat(told).as(replay + "\n" + WorkflowJson.write(definition)).isEqualTo(shown);
    }

    private static Set<String> told(List<Finding> findings) {
        Set<String> told = new TreeSet<>();
        for (Finding finding : findings) {
            boolean ofState = finding.code().equals("CONTRADICTION") && finding.severity() == Finding.Severity.WARNING;
            if (!NOT_EXPLORED.contains(finding.code()) && !ofState) {
                told.add((HOPELESS.contains(finding.code()) ? "HOPELESS" : finding.code()) + " " + place(finding));
            }
        }
        return told;
    }

    private static String place(Finding finding) {
        Matcher state = STATE.matcher(finding.message().en());
        if (finding.path().endsWith("/states") && state.find()) {
            return state.group(1);
        }
        Matcher index = INDEX.matcher(finding.path());
        return index.matches() ? index.group(1) : finding.path();
    }

    @Test
    void random_definitions_come_back_from_json_as_they_were() {
        for (int i = 0; i < DEFINITIONS; i++) {
            WorkflowDefinition definition = new Workflows(Dice.of(SEED + i, "workflow")).any();
            String json = WorkflowJson.write(definition);
            assertThat(WorkflowJson.read(json, Workflows.SCHEMA)).isEqualTo(definition);
            assertThat(WorkflowJson.write(WorkflowJson.read(json, Workflows.SCHEMA)))
                    .isEqualTo(json);
        }
    }
}
