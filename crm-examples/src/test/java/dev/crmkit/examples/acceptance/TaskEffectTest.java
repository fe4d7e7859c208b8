package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.activity.Task;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.WorkflowDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tasks that transitions create. */
class TaskEffectTest {

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void without_a_creation_key_every_transition_makes_a_task_of_its_own(StoreKind kind) {
        Town town = Town.on(kind, withoutCreationKeys());
        town.as("hana").leads().register(town.leadDraft());
        town.as("hana").leads().register(town.leadDraft());
        assertThat(town.tasks(Task.PURPOSE.is("first-call")))
                .hasSize(2)
                .allSatisfy(task -> assertThat(task.creationKey()).isEmpty());
    }

    private static Definitions withoutCreationKeys() {
        WorkflowDefinition shipped =
                Definitions.shipped().build().workflow("lead").orElseThrow();
        return Definitions.shipped()
                .assign(AssignmentPolicy.roundRobin("lead", "mila", "max"))
                .workflow(new WorkflowDefinition(
                        shipped.type(),
                        shipped.stateField(),
                        shipped.version(),
                        shipped.states(),
                        shipped.transitions().stream()
                                .map(TaskEffectTest::withoutCreationKey)
                                .toList()))
                .build();
    }

    private static TransitionDefinition withoutCreationKey(TransitionDefinition way) {
        return new TransitionDefinition(
                way.name(),
                way.label(),
                way.from(),
                way.to().orElse(null),
                way.guards(),
                way.required(),
                way.checks(),
                way.effects().stream().map(TaskEffectTest::withoutKey).toList(),
                way.automatic());
    }

    private static GuardedEffect withoutKey(GuardedEffect guarded) {
        return guarded.effect() instanceof Effect.CreateTask task
                ? GuardedEffect.always(
                        new Effect.CreateTask(task.kind(), task.purpose(), "", task.subject(), task.due()))
                : guarded;
    }
}
