package dev.crmkit.core.workflow;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.value.Violation;
import java.util.List;

/** Why a transition is refused, in words. */
final class Refusals {
    private Refusals() {}

    static Violation fillIn(Field<?> field) {
        return Violation.of(
                field.key(),
                "REQUIRED",
                "Fill in \"" + field.label().en() + "\"",
                "Заполните поле «" + field.label().ru() + "»");
    }

    static Violation wrongState(Attempt attempt) {
        String allowed = attempt.state()
                .map(state -> attempt.workflow().from(state).stream()
                        .filter(way -> !way.automatic())
                        .map(TransitionDefinition::name)
                        .distinct()
                        .toList()
                        .toString())
                .orElse("[]");
        String state = attempt.state().map(StateDefinition::key).orElse("(none)");
        return Violation.of(
                attempt.transition(),
                "STATE",
                "There is no such transition from the state " + state + "; there are " + allowed,
                "Из состояния " + state + " нет такого перехода; есть " + allowed);
    }

    static Violation ambiguous(String transition) {
        return Violation.of(
                transition,
                "AMBIGUOUS",
                "Two transitions of this name would go on: the workflow definition must tell them apart",
                "Возможны сразу два перехода с этим именем: описание процесса должно их различать");
    }

    static Violation behind(TransitionDefinition way) {
        return Violation.of(
                way.name(),
                "GUARD",
                "another transition of this name comes first",
                "раньше идёт другой переход с этим именем");
    }

    static Step endless(Attempt attempt) {
        Violation endless = Violation.of(
                attempt.transition(),
                "ENDLESS",
                "More than " + WorkflowEngine.MOST_STEPS
                        + " transitions follow by themselves: the workflow definition never rests",
                "Следом сами собой идут больше " + WorkflowEngine.MOST_STEPS
                        + " переходов: описание процесса не знает покоя");
        return new Step.Refused(Step.Refusal.ENDLESS, List.of(endless.with("limit", WorkflowEngine.MOST_STEPS)));
    }
}
