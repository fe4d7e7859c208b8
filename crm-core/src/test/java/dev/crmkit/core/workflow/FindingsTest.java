package dev.crmkit.core.workflow;

import static dev.crmkit.core.workflow.Tickets.POINTS;
import static dev.crmkit.core.workflow.Tickets.SCHEMA;
import static dev.crmkit.core.workflow.Tickets.VIP;
import static dev.crmkit.core.workflow.Tickets.sound;
import static dev.crmkit.core.workflow.Tickets.step;
import static dev.crmkit.core.workflow.Tickets.way;
import static dev.crmkit.core.workflow.Tickets.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessAnalysis;
import dev.crmkit.core.access.AccessRule;
import dev.crmkit.core.access.AccessRules;
import dev.crmkit.core.access.NameSet;
import dev.crmkit.core.access.Scope;
import dev.crmkit.spi.storage.Record;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a finding carries: a record that shows it, words, a document; and what the access rules have to say. */
class FindingsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");
    private static final WorkflowDefinition OVERLAPPING = way(
                    way(sound(), "go", "DONE", where("NEW", POINTS.ge(5L))),
                    "go",
                    "WORK",
                    where("NEW", POINTS.le(5L).or(POINTS.isEmpty())))
            .build();
    private static final WorkflowDefinition GAPPED = way(
                    way(sound(), "go", "DONE", where("NEW", POINTS.gt(5L))),
                    "go",
                    "WORK",
                    where("NEW", POINTS.lt(5L).or(POINTS.isEmpty())))
            .build();
    private static final WorkflowDefinition ENDLESS = way(
                    way(
                            sound(),
                            "again",
                            "WORK",
                            each -> where("WORK", VIP.is(true)).apply(each).always()),
                    "begin",
                    "WORK",
                    "NEW")
            .build();

    @Test
    void the_engine_finds_the_witness_of_an_overlap_ambiguous() {
        assertThat(refusal(OVERLAPPING, "OVERLAP", "go")).isEqualTo(Step.Refusal.AMBIGUOUS);
    }

    @Test
    void the_engine_refuses_the_witness_of_a_gap() {
        assertThat(refusal(GAPPED, "GAP", "go")).isEqualTo(Step.Refusal.GUARD);
    }

    @Test
    void the_engine_never_comes_to_rest_with_the_witness_of_a_ring() {
        Record witness = witness(ENDLESS, "ENDLESS");
        Record before = witness.edit().set(Tickets.MACHINE.state(), "NEW").build();
        assertThat(((Step.Refused) step(ENDLESS, before, "begin")).code()).isEqualTo(Step.Refusal.ENDLESS);
    }

    private static Step.Refusal refusal(WorkflowDefinition definition, String code, String transition) {
        return ((Step.Refused) step(definition, witness(definition, code), transition)).code();
    }

    private static Record witness(WorkflowDefinition definition, String code) {
        return Tickets.findings(definition).stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .flatMap(Finding::shownBy)
                .orElseThrow();
    }

    @Test
    void findings_can_be_read_in_two_languages() {
        Findings findings = WorkflowCheck.findings(List.of(OVERLAPPING), SCHEMA);
        assertThat(findings.isSound()).isFalse();
        assertThat(findings.text(Locale.ENGLISH)).isEqualTo("""
                error OVERLAP ticket.state/transitions/5/guards: from NEW both this and go (transitions/4) would go on
                    for example: ticket{points: 5, state: NEW}
                    what to do: narrow one of the guards, or list the name in ordered
                """);
        assertThat(findings.text(Locale.forLanguageTag("ru")))
                .startsWith("ошибка OVERLAP")
                .contains("пример: ticket{points: 5, state: NEW}", "что сделать: сузьте");
    }

    @Test
    void findings_are_a_document() {
        assertThat(WorkflowCheck.findings(List.of(GAPPED), SCHEMA).json())
                .contains("\"code\" : \"GAP\"", "\"severity\" : \"WARNING\"", "\"points\" : \"5\"", "\"fix\"");
        assertThat(new Findings(List.of()).json()).contains("\"findings\" : [ ]");
    }

    @Test
    void a_step_nobody_may_take_is_told() {
        assertThat(told(grant("start", "finish", "drop"))).isEmpty();
        assertThat(told(grant("start", "drop")))
                .containsExactly("WARNING NOBODY_ALLOWED ticket.state/transitions/2/name");
        assertThat(told(
                        grant("start", "finish", "drop"),
                        AccessRule.deny("no-start")
                                .roles("EMPLOYEE")
                                .actions(AccessAction.TRANSITION)
                                .types("ticket")
                                .names(NameSet.of("start"))
                                .scope(Scope.ALL)
                                .build()))
                .containsExactly("WARNING NOBODY_ALLOWED ticket.state/transitions/1/name");
    }

    private static List<String> told(AccessRule... rules) {
        AccessRules.Builder all = AccessRules.builder().role("EMPLOYEE");
        for (AccessRule rule : rules) {
            all = all.rule(rule);
        }
        AccessAnalysis rights = AccessAnalysis.of(all.build(), SCHEMA, NOW, ZoneOffset.UTC);
        return WorkflowCheck.findings(List.of(sound().build()), SCHEMA, Set.of(), Set.of(), rights).all().stream()
                .map(each -> each.severity() + " " + each.code() + " " + each.path())
                .toList();
    }

    private static AccessRule grant(String... transitions) {
        return AccessRule.grant("may")
                .roles("EMPLOYEE")
                .actions(AccessAction.TRANSITION)
                .types("ticket")
                .names(NameSet.of(transitions))
                .scope(Scope.ALL)
                .build();
    }

    @Test
    void a_task_nobody_may_complete_is_told() {
        WorkflowDefinition lead = ADocument.read(ADocument.SOUND);
        AccessRules rules = AccessRules.builder()
                .role("EMPLOYEE")
                .rule(AccessRule.grant("leads")
                        .roles("EMPLOYEE")
                        .actions(AccessAction.TRANSITION)
                        .types("lead")
                        .names(NameSet.any())
                        .scope(Scope.ALL)
                        .build())
                .build();
        AccessAnalysis rights = AccessAnalysis.of(rules, ShippedTypes.SCHEMA, NOW, ZoneOffset.UTC);
        assertThat(WorkflowCheck.findings(List.of(lead), ShippedTypes.SCHEMA, Set.of(), Set.of(), rights)
                        .all())
                .extracting(each -> each.severity() + " " + each.code() + " " + each.path())
                .containsExactly("WARNING NOBODY_RESPONSIBLE lead.state/transitions/0/effects/0");
    }

    @Test
    void somebody_may_take_every_step_of_the_shipped_workflows_by_the_shipped_rules() {
        AccessAnalysis rights = AccessAnalysis.of(AccessRules.standard(), ShippedTypes.SCHEMA, NOW, ZoneOffset.UTC);
        assertThat(WorkflowCheck.findings(
                                ShippedWorkflows.all(ShippedTypes.SCHEMA),
                                ShippedTypes.SCHEMA,
                                Set.of(),
                                Set.of(),
                                rights)
                        .all())
                .extracting(Finding::toString)
                .isEmpty();
    }
}
