package dev.crmkit.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.workflow.Step.Moved;
import dev.crmkit.core.workflow.Step.Refusal;
import dev.crmkit.core.workflow.Step.Refused;
import dev.crmkit.spi.condition.Bindings;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import dev.crmkit.spi.workflow.FieldChange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The engine alone: no store, no clock, the shipped definitions and small ones made here. */
class WorkflowEngineTest {
    private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-03-01T07:00:00Z");
    private static final RecordRef MILA = new RecordRef("user", new UUID(0x7000L, 1));
    private static final Definitions SHIPPED = Definitions.shipped().build();
    private static final RecordType LEAD = SHIPPED.schema().type("lead");
    private static final RecordType DEAL = SHIPPED.schema().type("deal");

    private final WorkflowEngine engine = new WorkflowEngine(
            Map.of(
                    "never",
                    context -> Optional.of(Violation.of(context.transition(), "GUARD", context.actor(), "нет"))),
            Map.of("stamp", context -> List.of(new FieldChange(Lead.CAMPAIGN, "by " + context.actor()))));

    @Test
    void a_created_record_enters_its_first_state() {
        Moved moved = moved(attempt(
                "lead", Record.create(LEAD, id()).set(Lead.TITLE, "Camry").build(), "register"));
        assertThat(moved.after().get(Lead.STATE)).contains("NEW");
        assertThat(moved.after().get(Lead.STATE_SINCE)).contains(NOW);
        assertThat(moved.after().get(Lead.MACHINE.seq())).contains(1L);
        assertThat(moved.after().get(Lead.MACHINE.workflowVersion())).contains(1L);
        StateMove move = moved.move().orElseThrow();
        assertThat(move.from()).isEmpty();
        assertThat(move.enteredAt()).isEmpty();
        assertThat(move.to()).isEqualTo("NEW");
        assertThat(move.transition()).isEqualTo("register");
        assertThat(moved.effects()).anyMatch(effect -> effect instanceof Effect.CreateTask);
    }

    @Test
    void a_move_says_what_was_left_and_since_when() {
        StateMove move = moved(attempt("lead", lead("NEW").build(), "startContact"))
                .move()
                .orElseThrow();
        assertThat(move.from()).contains("NEW");
        assertThat(move.enteredAt()).contains(BEFORE);
        assertThat(move.to()).isEqualTo("CONTACTING");
        assertThat(move.seq()).isEqualTo(5);
    }

    @Test
    void a_state_knows_its_own_transitions_only() {
        Refused refused = refused(attempt("lead", lead("JUNK").build(), "qualify"));
        assertThat(refused.code()).isEqualTo(Refusal.STATE);
        assertThat(refused.violations().get(0).en()).contains("JUNK").contains("[recycle]");
        assertThat(refused(attempt("lead", lead("NEW").build(), "nothing")).code())
                .isEqualTo(Refusal.STATE);
        assertThat(refused(attempt("lead", lead("NEW").build(), "register")).code())
                .isEqualTo(Refusal.STATE);
    }

    @Test
    void required_fields_come_before_guards_and_are_named() {
        Refused refused = refused(attempt("lead", lead("NEW").build(), "junk"));
        assertThat(refused.code()).isEqualTo(Refusal.REQUIRED);
        assertThat(refused.violations()).hasSize(1);
        assertThat(refused.violations().get(0).path()).isEqualTo("junkReason");
        assertThat(refused.violations().get(0).code()).isEqualTo("REQUIRED");
        assertThat(refused.violations().get(0).en()).contains("Junk reason");
        Record filled = lead("NEW").set(Lead.JUNK_REASON, "SPAM").build();
        assertThat(moved(attempt("lead", filled, "junk")).effects())
                .anyMatch(effect -> effect instanceof Effect.CancelTasks);
    }

    @Test
    void a_guard_says_why_not_and_opens_when_it_holds() {
        Attempt attempt = attempt("lead", lead("NEW").build(), "qualify");
        Refused refused = (Refused) engine.step(attempt, context((from, condition) -> false));
        assertThat(refused.code()).isEqualTo(Refusal.GUARD);
        assertThat(refused.violations().get(0).code()).isEqualTo("GUARD");
        assertThat(refused.violations().get(0).en()).contains("no interaction with outcome");
        Moved moved = (Moved) engine.step(attempt, context((from, condition) -> true));
        assertThat(moved.after().get(Lead.STATE)).contains("QUALIFIED");
        assertThat(moved.after().get(Header.OWNER)).contains(MILA);
        assertThat(moved.effects()).anyMatch(effect -> effect instanceof Effect.Convert);
    }

    @Test
    void an_internal_transition_leaves_nothing() {
        Record deal = deal("PROPOSAL_SENT").build();
        Moved moved = moved(attempt("deal", deal, "callbackDue"));
        assertThat(moved.move()).isEmpty();
        assertThat(moved.after()).isEqualTo(deal);
        assertThat(moved.effects()).anyMatch(effect -> effect instanceof Effect.CreateTask);
    }

    @Test
    void assignments_count_and_effects_follow_their_conditions() {
        Record third = deal("DECISION").set(Deal.CALLBACK_CYCLE, 2L).build();
        Moved moved = moved(attempt("deal", third, "needsTime"));
        assertThat(moved.after().get(Deal.CALLBACK_CYCLE)).contains(3L);
        assertThat(moved.effects()).anyMatch(effect -> effect instanceof Effect.StartTimer);
        Record last = deal("DECISION").set(Deal.CALLBACK_CYCLE, 5L).build();
        Moved beyond = moved(attempt("deal", last, "needsTime"));
        assertThat(beyond.effects()).noneMatch(effect -> effect instanceof Effect.StartTimer);
        assertThat(beyond.effects()).anyMatch(effect -> effect instanceof Effect.NotifyOwner);
    }

    @Test
    void options_are_the_transitions_a_person_may_take_with_what_is_missing() {
        List<WorkflowEngine.Choice> options =
                engine.options(attempt("lead", lead("NEW").build(), ""), context((from, condition) -> false));
        assertThat(options)
                .extracting(option -> option.transition().name())
                .contains("startContact", "junk", "qualify", "lose")
                .doesNotContain("recycle", "revertConversion");
        assertThat(options)
                .filteredOn(option -> option.obstacles().isEmpty())
                .extracting(option -> option.transition().name())
                .contains("startContact")
                .doesNotContain("junk", "qualify", "lose");
        assertThat(engine.options(
                        attempt("deal", deal("PROPOSAL_SENT").build(), ""), context((from, condition) -> true)))
                .noneMatch(option -> option.transition().automatic());
    }

    @Test
    void plugins_check_and_change() {
        assertThat(refused(small("checked")).violations().get(0).en()).isEqualTo("mila");
        assertThat(moved(small("stamped")).after().get(Lead.CAMPAIGN)).contains("by mila");
        assertThat(refused(small("twice")).code()).isEqualTo(Refusal.AMBIGUOUS);
    }

    @Test
    void every_source_of_a_value_is_read() {
        Record lead = lead("NEW").set(Lead.SOURCE, "site").set(Lead.CYCLE, 2L).build();
        StepContext context = context(Related.none());
        assertThat(Values.read(new ValueSource.Literal("x"), lead, context)).contains("x");
        assertThat(Values.read(new ValueSource.Now(), lead, context)).contains(NOW);
        assertThat(Values.read(new ValueSource.ActingUser(), lead, context)).contains(MILA);
        assertThat(Values.read(new ValueSource.Self(), lead, context)).contains(lead.ref());
        assertThat(Values.read(new ValueSource.FromField("source"), lead, context))
                .contains("site");
        assertThat(Values.read(new ValueSource.FromField("need"), lead, context))
                .isEmpty();
        assertThat(Values.read(new ValueSource.Increment("cycle", 3), lead, context))
                .contains(5L);
        assertThat(Values.read(
                        new ValueSource.Increment("cycle", 3), lead("NEW").build(), context))
                .contains(3L);
        assertThat(Values.read(new ValueSource.Empty(), lead, context)).isEmpty();
        Record.Builder target = lead.edit();
        Values.set(target, "source", new ValueSource.Empty(), lead, context);
        Values.set(target, "campaign", new ValueSource.Literal("spring"), lead, context);
        assertThat(target.build().get(Lead.SOURCE)).isEmpty();
        assertThat(target.build().get(Lead.CAMPAIGN)).contains("spring");
    }

    private Attempt small(String transition) {
        StateDefinition open = new StateDefinition(
                "NEW",
                new Label("Новый", "New"),
                StateKind.OPEN,
                List.of("open"),
                false,
                List.of(),
                List.of(),
                List.of());
        List<GuardedEffect> stamp = List.of(GuardedEffect.always(new Effect.Plugin("stamp")));
        WorkflowDefinition small = new WorkflowDefinition(
                "lead",
                "state",
                1,
                List.of(open),
                List.of(
                        way("checked", List.of("never"), List.of()),
                        way("stamped", List.of(), stamp),
                        way("twice", List.of(), List.of()),
                        way("twice", List.of(), List.of())));
        return new Attempt(small, SHIPPED.states("lead"), lead("NEW").build(), transition);
    }

    private static TransitionDefinition way(String name, List<String> checks, List<GuardedEffect> effects) {
        return new TransitionDefinition(
                name, new Label(name, name), List.of("@open"), "NEW", List.of(), List.of(), checks, effects, false);
    }

    private Attempt attempt(String type, Record candidate, String transition) {
        return new Attempt(SHIPPED.workflow(type).orElseThrow(), SHIPPED.states(type), candidate, transition);
    }

    private Moved moved(Attempt attempt) {
        return (Moved) engine.step(attempt, context((from, condition) -> true));
    }

    private Refused refused(Attempt attempt) {
        return (Refused) engine.step(attempt, context((from, condition) -> true));
    }

    private static StepContext context(Related related) {
        return new StepContext(new Bindings(NOW, ZoneOffset.UTC, Map.of("me", MILA)), "mila", MILA, related);
    }

    private static Record.Builder lead(String state) {
        return inState(LEAD, Lead.STATE, Lead.MACHINE, state).set(Lead.TITLE, "Camry");
    }

    private static Record.Builder deal(String stage) {
        return inState(DEAL, Deal.STAGE, Deal.MACHINE, stage).set(Deal.TITLE, "Camry");
    }

    private static Record.Builder inState(RecordType type, Field<String> state, StateField machine, String value) {
        return Record.stored(type, id(), 3)
                .set(state, value)
                .set(machine.since(), BEFORE)
                .set(machine.seq(), 4L);
    }

    private static UUID id() {
        return new UUID(0x7000L, 99);
    }
}
