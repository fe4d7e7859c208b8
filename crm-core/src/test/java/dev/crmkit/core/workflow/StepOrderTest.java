package dev.crmkit.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.workflow.Step.Moved;
import dev.crmkit.core.workflow.Step.Refusal;
import dev.crmkit.core.workflow.Step.Refused;
import dev.crmkit.spi.condition.Bindings;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import dev.crmkit.spi.workflow.FieldChange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes before what in one step, on the smallest definitions that show it. */
class StepOrderTest {
    private static final Effect LEFT = new Effect.CancelTimer("left");
    private static final Effect ON_THE_WAY = new Effect.CancelTimer("way");
    private static final Effect ENTERED = new Effect.CancelTimer("entered");
    private static final Condition CALLED = Lead.CYCLE.ge(1L);

    private static final StateDefinition NEW = state("NEW", List.of(), List.of(), List.of(LEFT));
    private static final StateDefinition LOST = state("LOST", List.of("lossReason"), List.of(ENTERED), List.of());

    private final WorkflowEngine engine =
            new WorkflowEngine(Map.of(), Map.of("forget", context -> List.of(new FieldChange(Lead.CAMPAIGN, null))));

    @Test
    void effects_of_leaving_come_before_those_of_the_way_and_of_entering() {
        Moved moved = moved(way("lose", ON_THE_WAY), lead().set(Lead.LOSS_REASON, "price"));
        assertThat(moved.effects()).containsExactly(LEFT, ON_THE_WAY, ENTERED);
    }

    @Test
    void a_created_record_leaves_no_state() {
        Record.Builder lead = Record.create(Lead.TYPE, id()).set(Lead.LOSS_REASON, "price");
        TransitionDefinition entry = new Way("enter").from().to("LOST").build();
        assertThat(moved(entry, lead).effects()).containsExactly(ENTERED);
    }

    @Test
    void assignments_and_plugins_are_carried_out_and_no_longer_effects() {
        Effect assign = new Effect.Assign(Map.of("lossReason", new ValueSource.Literal("price")));
        Moved moved = moved(way("lose", assign, new Effect.Plugin("forget")), lead().set(Lead.CAMPAIGN, "spring"));
        assertThat(moved.after().get(Lead.LOSS_REASON)).contains("price");
        assertThat(moved.after().get(Lead.CAMPAIGN)).isEmpty();
        assertThat(moved.effects()).containsExactly(LEFT, ENTERED);
    }

    @Test
    void an_assignment_looks_at_the_record_before_and_an_effect_at_the_record_after() {
        Effect count = new Effect.Assign(Map.of("cycle", new ValueSource.Increment("cycle", 1)));
        Effect praise = new Effect.Assign(Map.of("campaign", new ValueSource.Literal("called")));
        TransitionDefinition call = new Way("call")
                .effects(
                        GuardedEffect.always(count),
                        new GuardedEffect(praise, CALLED),
                        new GuardedEffect(ON_THE_WAY, CALLED))
                .build();
        Moved first = moved(call, lead());
        assertThat(first.after().get(Lead.CAMPAIGN)).isEmpty();
        assertThat(first.effects()).containsExactly(ON_THE_WAY);
        assertThat(moved(call, lead().set(Lead.CYCLE, 1L)).after().get(Lead.CAMPAIGN))
                .contains("called");
    }

    @Test
    void a_state_is_not_entered_without_what_it_requires() {
        Refused refused = refused(way("lose"));
        assertThat(refused.code()).isEqualTo(Refusal.REQUIRED);
        assertThat(refused.violations()).extracting(Violation::path).containsExactly("lossReason");
    }

    @Test
    void a_field_that_both_the_way_and_the_state_require_is_named_once() {
        Refused refused = refused(
                new Way("lose").to("LOST").required("lossReason", "need").build());
        assertThat(refused.code()).isEqualTo(Refusal.REQUIRED);
        assertThat(refused.violations()).extracting(Violation::path).containsExactly("lossReason", "need");
    }

    @Test
    void of_two_ways_the_one_that_is_open_is_taken() {
        TransitionDefinition closed = new Way("go").guard(CALLED).to("NEW").build();
        TransitionDefinition open = new Way("go").guard(CALLED.not()).build();
        assertThat(moved(List.of(closed, open), lead(), "go").move()).isEmpty();
        assertThat(moved(List.of(closed, open), lead().set(Lead.CYCLE, 1L), "go")
                        .move())
                .isPresent();
    }

    @Test
    void where_no_way_is_open_the_first_says_why() {
        TransitionDefinition guarded = new Way("go").guard(CALLED).build();
        TransitionDefinition required = new Way("go").required("need").build();
        assertThat(((Refused) step(List.of(guarded, required), lead(), "go")).code())
                .isEqualTo(Refusal.GUARD);
        assertThat(((Refused) step(List.of(required, guarded), lead(), "go")).code())
                .isEqualTo(Refusal.REQUIRED);
    }

    @Test
    void a_move_is_stamped_with_the_version_of_the_definition() {
        Moved moved = moved(way("lose"), lead().set(Lead.LOSS_REASON, "price"));
        assertThat(moved.after().get(Lead.MACHINE.workflowVersion())).contains(7L);
        assertThat(moved.move()).map(StateMove::workflowVersion).contains(7L);
    }

    @Test
    void a_refusal_names_what_a_person_could_do_instead() {
        TransitionDefinition byTimer = new Way("expire").automatic().build();
        Refused refused = (Refused) step(List.of(way("lose"), way("lose"), byTimer), lead(), "win");
        assertThat(refused.violations().get(0).path()).isEqualTo("win");
        assertThat(refused.violations().get(0).en()).contains("state NEW; there are [lose]");
    }

    @Test
    void a_record_in_no_state_has_no_options() {
        Record.Builder none = Record.create(Lead.TYPE, id());
        Refused refused = (Refused) step(List.of(way("lose")), none, "lose");
        assertThat(refused.code()).isEqualTo(Refusal.STATE);
        assertThat(refused.violations().get(0).en()).contains("state (none); there are []");
        assertThat(engine.options(attempt(List.of(way("lose")), none, ""), context()))
                .isEmpty();
    }

    @Test
    void a_definition_that_names_a_missing_plugin_is_a_fault_and_no_refusal() {
        assertThatThrownBy(() -> step(List.of(new Way("go").check("solvent").build()), lead(), "go"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no guard check solvent");
        assertThatThrownBy(() -> step(List.of(way("go", new Effect.Plugin("call-bank"))), lead(), "go"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no transition action call-bank");
    }

    private Moved moved(TransitionDefinition way, Record.Builder candidate) {
        return moved(List.of(way), candidate, way.name());
    }

    private Moved moved(List<TransitionDefinition> ways, Record.Builder candidate, String name) {
        return (Moved) step(ways, candidate, name);
    }

    private Refused refused(TransitionDefinition way) {
        return (Refused) step(List.of(way), lead(), way.name());
    }

    private Step step(List<TransitionDefinition> ways, Record.Builder candidate, String name) {
        return engine.step(attempt(ways, candidate, name), context());
    }

    private static Attempt attempt(List<TransitionDefinition> ways, Record.Builder candidate, String name) {
        WorkflowDefinition small = new WorkflowDefinition("lead", "state", 7, List.of(NEW, LOST), ways);
        return new Attempt(small, Lead.MACHINE, candidate.build(), name);
    }

    private static StepContext context() {
        Bindings bindings = new Bindings(Instant.parse("2026-03-02T07:00:00Z"), ZoneOffset.UTC, Map.of());
        return new StepContext(bindings, "mila", null, Related.none());
    }

    private static Record.Builder lead() {
        return Record.stored(Lead.TYPE, id(), 3).set(Lead.STATE, "NEW");
    }

    private static UUID id() {
        return new UUID(0x7000L, 99);
    }

    private static StateDefinition state(String key, List<String> required, List<Effect> entry, List<Effect> exit) {
        return new StateDefinition(
                key,
                new Label(key, key),
                StateKind.OPEN,
                List.of(),
                false,
                required,
                entry.stream().map(GuardedEffect::always).toList(),
                exit.stream().map(GuardedEffect::always).toList());
    }

    /** From NEW to LOST. */
    private static TransitionDefinition way(String name, Effect... effects) {
        return new Way(name)
                .to("LOST")
                .effects(Arrays.stream(effects).map(GuardedEffect::always).toArray(GuardedEffect[]::new))
                .build();
    }

    /** A transition from NEW that stays there, until told otherwise. */
    private static final class Way {
        private final String name;
        private List<String> from = List.of("NEW");
        private @Nullable String to;
        private List<Guard> guards = List.of();
        private List<String> required = List.of();
        private List<String> checks = List.of();
        private List<GuardedEffect> effects = List.of();
        private boolean automatic;

        Way(String name) {
            this.name = name;
        }

        Way from(String... states) {
            from = List.of(states);
            return this;
        }

        Way to(String state) {
            to = state;
            return this;
        }

        Way guard(Condition condition) {
            guards = List.of(new Guard(new Label("нет", "no"), condition));
            return this;
        }

        Way required(String... fields) {
            required = List.of(fields);
            return this;
        }

        Way check(String check) {
            checks = List.of(check);
            return this;
        }

        Way effects(GuardedEffect... several) {
            effects = List.of(several);
            return this;
        }

        Way automatic() {
            automatic = true;
            return this;
        }

        TransitionDefinition build() {
            return new TransitionDefinition(
                    name, new Label(name, name), from, to, guards, required, checks, effects, automatic);
        }
    }
}
