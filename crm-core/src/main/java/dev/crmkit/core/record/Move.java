package dev.crmkit.core.record;

import dev.crmkit.core.access.AccessDecision;
import dev.crmkit.core.workflow.WorkflowEngine;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One transition a record could take now, judged by the engines that would carry it out.
 *
 * @param name what {@code fire} takes
 * @param target the state after, null when the record stays in its state
 * @param obstacles what is missing, in words: the right, fields to fill in, guards; empty when it is allowed
 */
@ForCallers
public record Move(String name, Label label, @Nullable String target, List<Violation> obstacles) {
    public Move {
        obstacles = List.copyOf(obstacles);
    }

    public Optional<String> to() {
        return Optional.ofNullable(target);
    }

    public boolean allowed() {
        return obstacles.isEmpty();
    }

    /** Joins what the workflow says of each transition with what the rights say. */
    public static List<Move> list(List<WorkflowEngine.Choice> choices, Function<String, AccessDecision> right) {
        return choices.stream().map(choice -> of(choice, right)).toList();
    }

    private static Move of(WorkflowEngine.Choice choice, Function<String, AccessDecision> right) {
        List<Violation> obstacles = new ArrayList<>();
        String name = choice.transition().name();
        if (!right.apply(name).permitted()) {
            obstacles.add(
                    Violation.of(name, "RIGHT", "You have no right to do this", "У вас нет права на это действие"));
        }
        obstacles.addAll(choice.obstacles());
        return new Move(
                name, choice.transition().label(), choice.transition().to().orElse(null), obstacles);
    }
}
