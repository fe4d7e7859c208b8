package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.activity.Task;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.workflow.ShippedWorkflows;
import dev.crmkit.core.workflow.WorkflowJson;
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
        Definitions.Builder builder = Definitions.shipped().assign(AssignmentPolicy.roundRobin("lead", "mila", "max"));
        String leads = ShippedWorkflows.json("lead").replaceAll("\"creationKey\": \"[^\"]*\",", "");
        return builder.workflow(WorkflowJson.read(leads, builder.schema())).build();
    }
}
