package dev.crmkit.spi.value;

import static dev.crmkit.spi.value.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordRefTest {
    private static final String ID = "0190c8c4-5c7e-7a3b-9f10-0123456789ab";

    @Test
    void is_written_as_type_and_id_and_read_back() {
        RecordRef ref = new RecordRef("match_key2", UUID.fromString(ID));

        assertThat(ref).hasToString("match_key2:" + ID);
        assertThat(RecordRef.parse(ref.toString())).isEqualTo(ref);
    }

    @Test
    void an_id_in_upper_case_is_the_same_id() {
        assertThat(RecordRef.parse("lead:0190C8C4-5C7E-7A3B-9F10-0123456789AB"))
                .isEqualTo(RecordRef.parse("lead:" + ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lead",
                ID,
                ":" + ID,
                "lead:",
                "lead:" + ID + " ",
                "lead::" + ID,
                "lead:1-1-1-1-1",
                "lead:0190c8c45c7e7a3b9f100123456789ab",
                "lead:0190c8c4-5c7e-7a3b-9f10-0123456789a",
                "lead:0190c8c4-5c7e-7a3b-9f10-0123456789ag"
            })
    void another_form_is_refused(String text) {
        refused("", "MALFORMED", () -> RecordRef.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Lead", "1lead", "_lead", "le-ad", "lead ", "лид"})
    void a_type_is_lower_snake(String type) {
        refused("type", "MALFORMED", () -> new RecordRef(type, UUID.fromString(ID)));
    }

    @Test
    void a_type_has_at_most_48_characters() {
        String longest = "a".repeat(48);

        assertThat(new RecordRef(longest, UUID.fromString(ID)).type()).isEqualTo(longest);
        Violation refusal = refused("type", "MALFORMED", () -> new RecordRef(longest + "a", UUID.fromString(ID)));
        assertThat(refusal.args()).containsEntry("max", "48");
    }
}
