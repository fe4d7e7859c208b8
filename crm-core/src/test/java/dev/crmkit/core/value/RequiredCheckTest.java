package dev.crmkit.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequiredCheckTest {
    private final Record empty =
            Record.create(AnInput.TYPE, new UUID(0, 1)).set(AnInput.NOTE, " ").build();

    @Test
    void all_missing_fields_are_told_at_once() {
        assertThat(RequiredCheck.missing(empty, List.of(AnInput.NAME, AnInput.NOTE, AnInput.TAGS)))
                .extracting(Violation::path)
                .containsExactly("name", "note", "tags");
    }

    @Test
    void the_message_names_the_field_as_people_do() {
        Violation violation = RequiredCheck.missing(empty).get(0);

        assertThat(violation.message(Locale.ENGLISH)).contains("Name");
        assertThat(violation.message(Locale.forLanguageTag("ru"))).contains("Имя");
    }

    @Test
    void a_full_record_passes_and_an_empty_one_is_refused() {
        RequiredCheck.require(empty.edit().set(AnInput.NAME, "Camry").build());

        assertThatThrownBy(() -> RequiredCheck.require(empty)).isInstanceOf(InvalidInputException.class);
    }
}
