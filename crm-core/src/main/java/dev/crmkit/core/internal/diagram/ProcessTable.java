package dev.crmkit.core.internal.diagram;

import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells one workflow as a table: step, from and to, what it needs, what it does. */
public final class ProcessTable {
    private static final List<Integer> WIDEST = List.of(30, 40, 45, 70);

    private final WorkflowDefinition definition;
    private final Optional<RecordType> type;
    private final Speech speech;
    private final EffectWords effects;
    private final TextTable table = new TextTable(WIDEST);

    private ProcessTable(WorkflowDefinition definition, Speech speech) {
        this.definition = definition;
        this.type = speech.schema().find(definition.type());
        this.speech = speech;
        this.effects = new EffectWords(definition, speech);
    }

    public static String text(WorkflowDefinition definition, Schema schema, Locale locale) {
        return new ProcessTable(definition, new Speech(schema, locale)).told();
    }

    private String told() {
        row(
                speech.say("Шаг", "Step"),
                speech.say("Откуда -> куда", "From -> to"),
                List.of(speech.say("Что нужно", "What it needs")),
                List.of(speech.say("Что происходит", "What it does")));
        definition.transitions().forEach(this::transition);
        definition.states().forEach(this::state);
        return table.text();
    }

    private void row(String step, String way, List<String> needs, List<String> does) {
        table.row(List.of(List.of(step), List.of(way), needs, does));
    }

    private void transition(TransitionDefinition transition) {
        String automatic = transition.automatic() ? speech.say(", авто", ", automatic") : "";
        row(
                speech.say(transition.label()) + " (" + transition.name() + automatic + ")",
                way(transition),
                needs(transition),
                effects.lines(transition.effects()));
    }

    private String way(TransitionDefinition transition) {
        String from = definition.states().stream()
                .filter(state -> definition.leaves(transition, state))
                .map(state -> speech.say(state.label()))
                .collect(Collectors.joining(", "));
        String to = transition
                .to()
                .map(key -> definition
                        .state(key)
                        .map(state -> speech.say(state.label()))
                        .orElse(key))
                .orElseGet(() -> speech.say("(на месте)", "(stays)"));
        return (from.isEmpty() ? speech.say("(начало)", "(start)") : from) + " -> " + to;
    }

    private List<String> needs(TransitionDefinition transition) {
        List<String> needs = new ArrayList<>(filled(transition.required()));
        transition.guards().forEach(guard -> needs.add(speech.condition(type, guard.condition())));
        transition.checks().forEach(check -> needs.add(speech.say("проверка ", "check ") + check));
        return needs;
    }

    private List<String> filled(List<String> required) {
        return required.stream()
                .map(key -> speech.say("заполнено: ", "filled in: ") + speech.field(type, key))
                .toList();
    }

    /** What a state brings about or demands by itself. */
    private void state(StateDefinition state) {
        String label = speech.say(state.label());
        if (!state.entry().isEmpty() || !state.required().isEmpty()) {
            row(speech.say("вход", "entering"), "-> " + label, filled(state.required()), effects.lines(state.entry()));
        }
        if (!state.exit().isEmpty()) {
            row(speech.say("выход", "leaving"), label + " ->", List.of(), effects.lines(state.exit()));
        }
    }
}
