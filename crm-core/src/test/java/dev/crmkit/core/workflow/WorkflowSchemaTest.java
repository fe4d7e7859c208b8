package dev.crmkit.core.workflow;

import static dev.crmkit.core.workflow.ADocument.SOUND;
import static dev.crmkit.core.workflow.ADocument.refusals;
import static dev.crmkit.core.workflow.ADocument.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The published schema and the reader agree on the form of a document. */
class WorkflowSchemaTest {
    private static final JsonSchema SCHEMA = JsonSchema.of(WorkflowJson.schema());

    @ParameterizedTest
    @FieldSource("dev.crmkit.core.workflow.ShippedWorkflows#TYPES")
    void the_shipped_definitions_have_the_form(String type) {
        assertThat(SCHEMA.faults(ShippedWorkflows.json(type))).isEmpty();
    }

    @Test
    void what_is_written_has_the_form() {
        assertThat(SCHEMA.faults(SOUND)).isEmpty();
        assertThat(SCHEMA.faults(WorkflowJson.write(ADocument.read(SOUND)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\": 1,              | \"format\": 2,",
                "\"format\": 1,              | ''",
                "\"version\": 1,             | \"version\": \"1\",",
                "\"version\": 1,             | \"version\": 1, \"author\": \"me\",",
                "\"states\": [               | \"stages\": [",
                "\"kind\": \"LOST\"          | \"kind\": \"GONE\"",
                "\"kind\": \"LOST\"          | \"kind\": \"LOST\", \"color\": \"red\"",
                "\"groups\": [\"open\"]      | \"groups\": \"open\"",
                "{\"ru\": \"Мусор\", \"en\": \"Junk\"} | \"Junk\"",
                "{\"ru\": \"Мусор\", \"en\": \"Junk\"} | {\"ru\": \"Мусор\"}",
                "\"name\": \"junk\",         | ''",
                "\"from\": [],               | ''",
                "\"to\": \"JUNK\"            | \"too\": \"JUNK\"",
                "\"to\": \"JUNK\"            | \"to\": \"JUNK\", \"stays\": true",
                "\"stays\": true             | \"stays\": false",
                "\"automatic\": true         | \"automatic\": \"yes\"",
                "\"automatic\": true         | \"always\": 1",
                "\"op\": \"isNotEmpty\"      | \"op\": \"isFull\"",
                "\"op\": \"isNotEmpty\", \"field\": \"phones\" | \"op\": \"isNotEmpty\"",
                "\"op\": \"isNotEmpty\",     | \"op\": \"isNotEmpty\", \"value\": 1,",
                "\"op\": \"le\", \"field\": \"cycle\", \"value\": 5 | \"op\": \"and\", \"args\": {}",
                "{\"do\": \"cancelTasks\"}   | {\"do\": \"forgetTasks\"}",
                "{\"do\": \"cancelTasks\"}   | {\"do\": \"cancelTasks\", \"name\": \"x\"}",
                "{\"do\": \"cancelTasks\"}   | {\"do\": \"plugin\"}",
                "{\"do\": \"cancelTasks\"}   | \"cancelTasks\"",
                "{\"source\": \"now\"}       | {\"source\": \"then\"}",
                "{\"source\": \"now\"}       | {\"source\": \"field\"}",
                "\"cycle\": 1                | \"cycle\": null",
                "\"rule\": \"workingTime\"   | \"rule\": \"lunchTime\"",
                "\"time\": \"PT60M\"         | \"time\": \"an hour\"",
                "\"roll\": \"FORWARD\"       | \"roll\": \"ROUND\"",
                "\"fires\": \"remind\",      | ''"
            })
    void what_the_reader_refuses_for_its_form_the_schema_refuses(String passage, String instead) {
        String document = with(passage, instead);
        assertThat(refusals(document)).isNotEmpty();
        assertThat(SCHEMA.faults(document)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\": 1,        | \"version\": 12, \"ordered\": [\"call\"],",
                "\"automatic\": true    | \"always\": true, \"otherwise\": true",
                "\"op\": \"isNotEmpty\", \"field\": \"phones\" | \"op\": \"not\", \"args\": [{\"op\": \"eq\", \"field\": \"owner\", \"param\": \"me\"}]",
                "\"op\": \"isNotEmpty\", \"field\": \"phones\" | \"op\": \"lt\", \"field\": \"createdAt\", \"relative\": \"now-1d\"",
                "\"op\": \"isNotEmpty\", \"field\": \"phones\" | \"op\": \"in\", \"field\": \"cycle\", \"value\": [1, 2]",
                "\"op\": \"isNotEmpty\", \"field\": \"phones\" | \"op\": \"between\", \"field\": \"cycle\", \"value\": [1, 2]",
                "\"op\": \"isNotEmpty\", \"field\": \"phones\" | \"op\": \"contains\", \"field\": \"title\", \"value\": \"a\", \"mode\": \"EXACT\"",
                "\"op\": \"isNotEmpty\", \"field\": \"phones\" | \"op\": \"exists\", \"relation\": {\"type\": \"deal\", \"field\": \"lead\"}",
                "\"cycle\": 1           | \"cycle\": {\"source\": \"increment\", \"field\": \"cycle\", \"by\": 2}",
                "{\"do\": \"cancelTasks\"} | {\"do\": \"fire\", \"link\": \"deal\", \"transition\": \"refuse\", \"onlyIfPossible\": true}",
                "{\"do\": \"cancelTasks\"} | {\"do\": \"convert\", \"when\": {\"op\": \"ids\", \"value\": []}}"
            })
    void what_the_reader_reads_the_schema_allows(String passage, String instead) {
        String document = with(passage, instead);
        assertThat(refusals(document)).isEmpty();
        assertThat(SCHEMA.faults(document)).isEmpty();
    }
}
