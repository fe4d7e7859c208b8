package dev.crmkit.core.workflow;

import static dev.crmkit.core.workflow.ADocument.SOUND;
import static dev.crmkit.core.workflow.ADocument.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkflowDefinitionTest {
    private static final WorkflowDefinition LEAD = read(SOUND);

    @Test
    void a_state_is_found_by_its_key() {
        assertThat(LEAD.state("CALLED")).map(StateDefinition::key).contains("CALLED");
        assertThat(LEAD.state("called")).isEmpty();
    }

    @Test
    void a_transition_leaves_from_its_states_and_its_groups() {
        assertThat(leaving("NEW")).containsExactly("call", "junk");
        assertThat(leaving("CALLED")).containsExactly("remind", "junk");
        assertThat(leaving("JUNK")).isEmpty();
    }

    @Test
    void transitions_are_found_by_name_and_those_from_nowhere_create() {
        assertThat(names(LEAD.named("call"))).containsExactly("call");
        assertThat(LEAD.named("calling")).isEmpty();
        assertThat(names(LEAD.entries())).containsExactly("register");
    }

    @Test
    void the_states_are_the_options_of_the_state_field() {
        assertThat(LEAD.choice().options())
                .containsExactly(
                        Option.of("NEW", "Новый", "New"),
                        Option.of("CALLED", "Звонили", "Called"),
                        Option.of("JUNK", "Мусор", "Junk"));
    }

    @Test
    void a_machine_keeps_four_fields_that_no_door_sets() {
        StateField machine = StateField.of("stage", "Этап", "Stage", LEAD.choice());
        assertThat(machine.fields())
                .extracting(Field::key)
                .containsExactly("stage", "stageSince", "stageSeq", "stageVersion");
        assertThat(Arrays.stream(machine.fields())).allMatch(Field::isManaged);
        assertThat(machine.state().type()).isEqualTo(LEAD.choice());
        assertThat(machine.state().label().ru()).isEqualTo("Этап");
        assertThat(StateField.of("stage", "Этап", "Stage", Option.of("NEW")).fields())
                .containsExactly(machine.fields());
    }

    private static List<String> leaving(String state) {
        return names(LEAD.from(LEAD.state(state).orElseThrow()));
    }

    private static List<String> names(List<TransitionDefinition> transitions) {
        return transitions.stream().map(TransitionDefinition::name).toList();
    }
}
