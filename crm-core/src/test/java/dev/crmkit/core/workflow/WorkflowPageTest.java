package dev.crmkit.core.workflow;

import static dev.crmkit.core.workflow.Tickets.NOTE;
import static dev.crmkit.core.workflow.Tickets.POINTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example of the page about workflows is one: sound, and the same in both spellings. */
class WorkflowPageTest {
    private static final WorkflowDefinition IN_JAVA = WorkflowDefinition.of("ticket", "state")
            .ordered("route")
            .open("NEW", "Новая", "New", "open")
            .state(
                    "WORK",
                    "В работе",
                    "In work",
                    StateKind.OPEN,
                    state -> state.groups("open")
                            .entering(new Effect.StartTimer("late", null, new DueRule.BusinessDays(2), "drop")))
            .won("DONE", "Готова", "Done")
            .lost("DROPPED", "Снята", "Dropped")
            .transition("create", "Создать", "Create", way -> way.to("NEW"))
            .transition(
                    "route",
                    "Распределить",
                    "Route",
                    way -> way.from("NEW").to("WORK").guard(POINTS.ge(5L), "мало баллов", "too few points"))
            .transition(
                    "route",
                    "Снять",
                    "Drop",
                    way -> way.from("NEW").to("DROPPED").otherwise())
            .transition(
                    "finish",
                    "Завершить",
                    "Finish",
                    way -> way.from("WORK").to("DONE").require(NOTE))
            .transition("drop", "Снять", "Drop", way -> way.from("@open").to("DROPPED"))
            .build();

    @Test
    void the_example_is_sound_and_the_same_in_both_spellings() throws IOException {
        String document = firstJson(Files.readString(page()));
        assertThat(WorkflowJson.read(document, Tickets.SCHEMA)).isEqualTo(IN_JAVA);
        assertThat(JsonSchema.of(WorkflowJson.schema()).faults(document)).isEmpty();
        assertThat(Tickets.findings(IN_JAVA)).isEmpty();
    }

    private static Path page() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = folder.resolve("..").normalize();
        }
        return folder.resolve("docs").resolve("workflows.md");
    }

    private static String firstJson(String page) {
        int start = page.indexOf("```json") + "```json".length();
        return page.substring(start, page.indexOf("```", start));
    }
}
