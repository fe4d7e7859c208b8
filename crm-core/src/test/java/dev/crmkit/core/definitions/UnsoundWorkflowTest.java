package dev.crmkit.core.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.crmkit.core.access.AccessRules;
import dev.crmkit.core.workflow.Finding;
import dev.crmkit.core.workflow.ShippedWorkflows;
import dev.crmkit.core.workflow.WorkflowJson;
import dev.crmkit.spi.DefinitionException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class UnsoundWorkflowTest {

    @Test
    void definitions_with_the_shipped_workflows_are_built() {
        assertThat(Definitions.shipped().build().workflows()).hasSize(ShippedWorkflows.TYPES.size());
    }

    @Test
    void definitions_with_an_unsound_workflow_are_not() {
        refused("\"to\": \"JUNK\"", "\"to\": \"JUNC\"", "lead.state/transitions/2/to");
    }

    @Test
    void definitions_with_a_workflow_of_no_state_field_are_not() {
        refused("\"stateField\": \"state\"", "\"stateField\": \"stage\"", "lead.stage/stateField");
    }

    @Test
    void everything_can_be_told_before_they_are_built() {
        assertThat(Definitions.shipped().findings(Instant.EPOCH, ZoneOffset.UTC).all())
                .isEmpty();

        Definitions.Builder builder =
                Definitions.shipped().access(AccessRules.builder().build());
        String unguarded = ShippedWorkflows.json("lead").replace("\"from\": [\"POOLED\"]", "\"from\": [\"@pool\"]");
        builder.workflow(WorkflowJson.read(unguarded, builder.schema()));

        assertThat(builder.findings(Instant.EPOCH, ZoneOffset.UTC).all())
                .extracting(Finding::code)
                .contains("UNKNOWN_GROUP", "NOBODY_ALLOWED");
    }

    private static void refused(String passage, String instead, String path) {
        Definitions.Builder builder = Definitions.shipped();
        String unsound = ShippedWorkflows.json("lead").replace(passage, instead);
        builder.workflow(WorkflowJson.read(unsound, builder.schema()));

        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(builder::build)
                .satisfies(refusal -> assertThat(refusal.violations())
                        .anySatisfy(violation -> assertThat(violation.path()).isEqualTo(path)));
    }
}
