package dev.crmkit.core.internal.diagram;

import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.core.workflow.StateKind;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.schema.Label;
import java.util.Locale;

/** Draws one workflow as a Mermaid state diagram. Used once; not thread-safe. */
public final class Mermaid {
    private static final String HARMLESS = " .,-()?!/+_";
    private static final String EDGE = "[*]";

    private final WorkflowDefinition definition;
    private final Locale locale;
    private final StringBuilder text = new StringBuilder("stateDiagram-v2\n");

    private Mermaid(WorkflowDefinition definition, Locale locale) {
        this.definition = definition;
        this.locale = locale;
    }

    public static String text(WorkflowDefinition definition, Locale locale) {
        return new Mermaid(definition, locale).draw();
    }

    private String draw() {
        line("classDef won fill:#d5f5e3");
        line("classDef lost fill:#fadbd8");
        definition.states().forEach(this::state);
        definition.transitions().forEach(this::transition);
        definition.states().stream()
                .filter(state -> definition.from(state).isEmpty())
                .forEach(state -> line(id(state.key()) + " --> " + EDGE));
        return text.toString();
    }

    private void state(StateDefinition state) {
        line("state \"" + words(state.label()) + "\" as " + id(state.key()));
        if (state.kind() != StateKind.OPEN) {
            line("class " + id(state.key()) + " " + (state.kind() == StateKind.WON ? "won" : "lost"));
        }
    }

    private void transition(TransitionDefinition transition) {
        String words = words(transition.label()) + (transition.automatic() ? automatic() : "");
        if (transition.from().isEmpty()) {
            arrow(EDGE, transition.to().map(Mermaid::id).orElse(EDGE), words);
        }
        for (StateDefinition state : definition.states()) {
            if (definition.leaves(transition, state)) {
                String from = id(state.key());
                arrow(from, transition.to().map(Mermaid::id).orElse(from), words);
            }
        }
    }

    private String automatic() {
        return new Label(" (авто)", " (automatic)").in(locale);
    }

    private void arrow(String from, String to, String words) {
        line(from + " --> " + to + " : " + words);
    }

    private void line(String line) {
        text.append("    ").append(line).append('\n');
    }

    /** A bare key could be a word of the language. */
    private static String id(String key) {
        return "s_" + key;
    }

    /** Everything that could mean something to the language is written as an entity. */
    private String words(Label label) {
        StringBuilder words = new StringBuilder();
        label.in(locale).codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point) || HARMLESS.indexOf(point) >= 0) {
                words.appendCodePoint(point);
            } else {
                words.append('#').append(point).append(';');
            }
        });
        return words.toString();
    }
}
