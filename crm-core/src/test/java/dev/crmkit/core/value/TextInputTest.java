package dev.crmkit.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Fold;
import dev.crmkit.spi.value.Violation;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 1 to 30 of the catalogue of bad input. */
class TextInputTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ёлка",
                "елка",
                "ЁЛКА",
                "İstanbul",
                "ı",
                "ß",
                "SS",
                "ΑΣ",
                "\u0439",
                "\u0438\u0306",
                "\u2028\u2029",
                "👨\u200D👩\u200D👧",
                "😀😀😀😀😀😀😀😀😀😀",
                "a\u0301\u0302\u0303",
                "${7*7}",
                "{{7*7}}",
                "%d %s %n",
                "null",
                "NULL",
                "undefined",
                "None",
                "true",
                "0",
                "Аnna",
                "Anna",
                " ",
                "a ",
                "a\tb\r\nc",
                "\u202Eabc"
            })
    void harmless_text_is_kept_literally(String text) {
        assertThat(AnInput.read(AnInput.NAME, text).requireClean().get(AnInput.NAME))
                .contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Robert'); DROP TABLE client;--",
                "<script>alert(1)</script>",
                "\"><img onerror>",
                "${jndi:ldap://x}",
                "#{T(java.lang.Runtime)}",
                "\r\nINFO user admin logged in"
            })
    void hostile_text_is_only_text(String text) {
        assertThat(AnInput.read(AnInput.NOTE, text).requireClean().get(AnInput.NOTE))
                .contains(text);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(AnInput.NAME, "a\u0000b", "CONTROL_CHARACTER"),
                arguments(AnInput.NAME, "a\u0001", "CONTROL_CHARACTER"),
                arguments(AnInput.NAME, "\u001F", "CONTROL_CHARACTER"),
                arguments(AnInput.NOTE, "\u001B[2J", "CONTROL_CHARACTER"),
                arguments(AnInput.NAME, "a\uD800", "LONE_SURROGATE"),
                arguments(AnInput.NAME, "\uDC00b", "LONE_SURROGATE"),
                arguments(AnInput.CODE, "a\u202Eb", "INVISIBLE_CHARACTER"),
                arguments(AnInput.CODE, "a\u200Bb", "INVISIBLE_CHARACTER"),
                arguments(AnInput.CODE, "\uFEFFa", "INVISIBLE_CHARACTER"),
                arguments(AnInput.NAME, "12345678901", "TOO_LONG"),
                arguments(AnInput.NAME, "😀😀😀😀😀😀😀😀😀😀😀", "TOO_LONG"),
                arguments(AnInput.NOTE, "x".repeat(10_000_000), "TOO_LONG"),
                arguments(AnInput.NAME, 5, "WRONG_TYPE"),
                arguments(AnInput.NAME, java.nio.CharBuffer.wrap("abc"), "WRONG_TYPE"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void bad_text_is_refused_with_its_code(Field<?> field, Object raw, String code) {
        assertThat(AnInput.codes(field, raw)).containsExactly(code);
        assertThat(AnInput.paths(field, raw)).containsExactly(field.key());
    }

    @Test
    void too_long_says_the_limit_in_both_languages() {
        Violation violation =
                AnInput.read(AnInput.NAME, "12345678901").violations().get(0);

        assertThat(violation.args()).containsEntry("max", "10");
        assertThat(violation.en()).contains("10");
        assertThat(violation.ru()).contains("10");
    }

    @Test
    void empty_text_and_null_make_the_field_empty() {
        assertThat(AnInput.read(AnInput.NAME, "").cleared()).containsExactly(AnInput.NAME);
        assertThat(AnInput.read(AnInput.NAME, Optional.empty()).cleared()).containsExactly(AnInput.NAME);
        assertThat(AnInput.DOOR
                        .check(AnInput.TYPE, java.util.Collections.singletonMap("name", null))
                        .cleared())
                .containsExactly(AnInput.NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00A0",
                "\u3000\u2003",
                "\u200B",
                "\uFEFF\u200B",
                "\t\r\n",
                "\u2800",
                "\u3164",
                "\uFE0F",
                "\u00AD"
            })
    void what_shows_nothing_does_not_fill_a_required_field(String raw) {
        Record record = AnInput.read(AnInput.NAME, raw)
                .requireClean()
                .applyTo(Record.create(AnInput.TYPE, new UUID(0, 1)))
                .build();

        assertThat(RequiredCheck.missing(record)).extracting(Violation::code).containsExactly("REQUIRED");
        assertThat(RequiredCheck.missing(record)).extracting(Violation::path).containsExactly("name");
    }

    @Test
    void forms_of_one_letter_are_fold_equal_but_kept_apart() {
        assertThat(Fold.fold("\u0438\u0306")).isEqualTo(Fold.fold("\u0439"));
        assertThat(AnInput.read(AnInput.NAME, "\u0438\u0306").get(AnInput.NAME)).contains("\u0438\u0306");
    }
}
