package dev.crmkit.core.workflow;

import dev.crmkit.core.calendar.Roll;
import dev.crmkit.spi.condition.Bindings;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A small type and a small sound process of it, to be spoiled. */
final class Tickets {
    static final Field<String> TITLE =
            Field.text("title", 50).label("Тема", "Title").required();
    static final Field<Long> POINTS = Field.wholeNumber("points").label("Баллы", "Points");
    static final Field<Boolean> VIP = Field.bool("vip").label("Важный", "VIP");
    static final Field<String> NOTE = Field.text("note", 50).label("Заметка", "Note");
    static final Field<String> KIND = Field.choice(
                    "kind", Option.of("BUG", "Сбой", "Bug"), Option.of("ASK", "Вопрос", "Question"))
            .label("Вид", "Kind");
    static final Field<Instant> RING_AT =
            Field.instant("ringAt").label("Звонок", "Ring at").managed();
    static final Field<Instant> DUE_AT = Field.instant("dueAt").label("Срок", "Due at");
    static final StateField MACHINE = StateField.of("state", "Состояние", "State", Option.of("NEW", "Новый", "New"));
    static final RecordType TYPE = RecordType.business("ticket")
            .label("Заявка", "Ticket")
            .fields(TITLE, POINTS, VIP, NOTE, KIND, RING_AT, DUE_AT)
            .fields(MACHINE.fields())
            .build();
    static final Schema SCHEMA = Schema.of(List.of(
            TYPE,
            RecordType.business("user").build(),
            RecordType.business("unit").build()));

    private Tickets() {}

    /** NEW, WORK, DONE and DROPPED, without transitions. */
    static WorkflowDefinition.Builder states() {
        return WorkflowDefinition.of("ticket", "state")
                .open("NEW", "Новая", "New", "open")
                .open("WORK", "В работе", "In work", "open")
                .won("DONE", "Готова", "Done")
                .lost("DROPPED", "Снята", "Dropped");
    }

    /** Those states with the transitions between them; more are added last, from index 4. */
    static WorkflowDefinition.Builder sound() {
        return transitions(states());
    }

    /** The transitions between these states. */
    static WorkflowDefinition.Builder transitions(WorkflowDefinition.Builder states) {
        WorkflowDefinition.Builder half = way(way(states, "create", "NEW"), "start", "WORK", "NEW");
        return way(way(half, "finish", "DONE", "WORK"), "drop", "DROPPED", "@open");
    }

    /** One more transition without guards. */
    static WorkflowDefinition.Builder way(WorkflowDefinition.Builder workflow, String name, String to, String... from) {
        return way(workflow, name, to, transition -> transition.from(from));
    }

    /** One more transition. */
    static WorkflowDefinition.Builder way(
            WorkflowDefinition.Builder workflow,
            String name,
            String to,
            UnaryOperator<TransitionDefinition.Builder> more) {
        return workflow.transition(name, name, name, transition -> more.apply(transition.to(to)));
    }

    /** A guard with words. */
    static UnaryOperator<TransitionDefinition.Builder> where(String state, Condition guard) {
        return transition -> transition.from(state).guard(guard, "нет", "no");
    }

    static List<Finding> findings(WorkflowDefinition definition) {
        return WorkflowCheck.findings(List.of(definition), SCHEMA, Set.of("solvent", "free"), Set.of("rate"))
                .all();
    }

    /** As {@code ERROR OVERLAP /transitions/5/guards}. */
    static List<String> told(WorkflowDefinition definition) {
        return findings(definition).stream()
                .map(each ->
                        each.severity() + " " + each.code() + " " + each.path().substring("ticket.state".length()))
                .toList();
    }

    static Record.Builder ticket(String state) {
        return Record.create(TYPE, new UUID(0x7000L, 1)).set(MACHINE.state(), state);
    }

    static Step step(WorkflowDefinition definition, Record record, String transition) {
        return new WorkflowEngine(Map.of(), Map.of())
                .step(new Attempt(definition, MACHINE, record, transition), context());
    }

    static StepContext context() {
        Bindings bindings = new Bindings(Instant.parse("2026-03-02T07:00:00Z"), ZoneOffset.UTC, Map.of());
        return new StepContext(bindings, "mila", null, Related.none());
    }

    /** One that is taken by itself. */
    static WorkflowDefinition.Builder self(
            WorkflowDefinition.Builder workflow, String from, String to, Condition guard) {
        return way(workflow, "self", to, each -> where(from, guard).apply(each).always());
    }

    /** The sound process with these effects of entering WORK. */
    static WorkflowDefinition.Builder timed(Effect... effects) {
        WorkflowDefinition.Builder states = WorkflowDefinition.of("ticket", "state")
                .open("NEW", "Новая", "New", "open")
                .state(
                        "WORK",
                        "В работе",
                        "In work",
                        StateKind.OPEN,
                        state -> state.groups("open").entering(effects))
                .won("DONE", "Готова", "Done")
                .lost("DROPPED", "Снята", "Dropped");
        return transitions(states);
    }

    static Effect timer(String name, int hours, String fires) {
        return new Effect.StartTimer(name, null, new DueRule.Exactly(Duration.ofHours(hours), Roll.NONE), fires);
    }
}
