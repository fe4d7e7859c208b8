package dev.crmkit.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main job, run as a user would run it. */
class DemoTest {
    @TempDir
    private Path folder;

    @Test
    void tells_the_story_from_leads_to_signed_contracts() throws IOException {
        String told = run("--seed", "7");
        assertThat(told)
                .contains("создано 31, обновлено 0, без изменений 0, отклонено 2")
                .contains("лид принят в работу")
                .contains("пора перезвонить")
                .contains("подписан договор Д-2026-000001")
                .contains("Воронка по источникам")
                .contains("stateDiagram-v2");
        JsonNode funnel = json("funnel.json");
        assertThat(funnel.path("deals").path("WON").asLong()).isPositive();
        assertThat(json("rejected.json").size()).isEqualTo(2);
        assertThat(json("import.json").path("created").asLong()).isEqualTo(31);
    }

    @Test
    void a_second_run_goes_on_and_doubles_nothing() throws IOException {
        run("--seed", "7");
        long leads = leads();
        long won = json("funnel.json").path("deals").path("WON").asLong();
        String again = run("--seed", "7");
        assertThat(again).contains("создано 0, обновлено 0, без изменений 31, отклонено 2");
        assertThat(leads()).isEqualTo(leads);
        assertThat(json("funnel.json").path("deals").path("WON").asLong()).isGreaterThanOrEqualTo(won);
    }

    @Test
    void the_same_seed_tells_the_same_story() throws IOException {
        String first = run("--seed", "11", "--db", folder.resolve("a").toString());
        String second = run("--seed", "11", "--db", folder.resolve("b").toString());
        assertThat(second).isEqualTo(first);
    }

    @Test
    void leads_whose_end_is_known_are_taken_there_at_the_time_the_data_says() throws IOException {
        Path pipeline = folder.resolve("pipeline.csv");
        Files.writeString(pipeline, """
                opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
                A1,Anna,GTX Pro,Cancity,Won,2016-11-01,2016-11-11,1054
                A2,Anna,GTX Pro,Isdom,Lost,2016-11-02,2016-11-04,0
                A3,Boris,MG Special,Isdom,Engaging,2016-11-05,,
                A4,Boris,MG Special,,Prospecting,,,
                """);
        run("--leads", pipeline.toString(), "--mapping", "crm-sales");
        assertThat(json("funnel.json").path("leads").toString()).isEqualTo("{\"NEW\":1,\"CONVERTED\":3}");
        assertThat(json("funnel.json").path("deals").toString())
                .isEqualTo("{\"PROPOSAL_SENT\":1,\"WON\":1,\"LOST\":1}");
        JsonNode sent = stage("PROPOSAL_SENT");
        assertThat(sent.path("moves").asInt()).isEqualTo(2);
        assertThat(sent.path("calendarSeconds").decimalValue()).isEqualByComparingTo("520200");
        String again = run("--leads", pipeline.toString(), "--mapping", "crm-sales");
        assertThat(again).contains("создано 0, обновлено 0, без изменений 4, отклонено 0");
        assertThat(stage("PROPOSAL_SENT")).isEqualTo(sent);
    }

    /** Seconds spent in one stage, on average: ten days and two; in November 2016 New York gained an hour. */
    private JsonNode stage(String stage) throws IOException {
        for (JsonNode row : json("stages.json")) {
            if (row.path("stage").asString().equals(stage)) {
                return row;
            }
        }
        throw new AssertionError(stage);
    }

    @Test
    void speaks_english_when_asked() throws IOException {
        assertThat(run("--lang", "en"))
                .contains("What happened")
                .contains("is won")
                .doesNotContain("Что происходило");
    }

    @Test
    void wrong_arguments_are_answered_in_words() {
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--leads", "x.csv"))).hasMessageContaining("--mapping");
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--seed", "many"))).hasMessageContaining("whole number");
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--wrong", "x"))).hasMessageContaining("--wrong");
        assertThatThrownBy(() -> run("--mapping", "nowhere.json")).hasMessageContaining("nowhere.json");
    }

    private long leads() throws IOException {
        long sum = 0;
        for (JsonNode count : json("funnel.json").path("leads")) {
            sum += count.asLong();
        }
        return sum;
    }

    private JsonNode json(String name) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("out").resolve(name)));
    }

    private String run(String... arguments) throws IOException {
        List<String> all = new java.util.ArrayList<>(List.of(
                "--db",
                folder.resolve("crm").toString(),
                "--out",
                folder.resolve("out").toString()));
        all.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Demo.run(
                DemoOptions.parse(all),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
