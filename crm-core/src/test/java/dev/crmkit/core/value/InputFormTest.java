package dev.crmkit.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The map around the values; rows 64 to 66, 70 and 78 to 80 of the catalogue of bad input. */
class InputFormTest {

    @Test
    void all_violations_come_at_once_in_the_order_of_the_fields_and_strangers_last() {
        Map<String, Object> raw = new LinkedHashMap<>();
        raw.put("unknown", 1);
        raw.put("rate", "x");
        raw.put("name", "12345678901");
        raw.put("number", "1");

        assertThat(AnInput.DOOR.check(AnInput.TYPE, raw).violations())
                .extracting(Violation::path)
                .containsExactly("number", "name", "rate", "unknown");
        assertThat(AnInput.codes(raw)).containsExactly("MANAGED", "TOO_LONG", "MALFORMED", "UNKNOWN_FIELD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "tenant", "version", "owner", "createdAt", "deletedAt", "origin", "number"})
    void fields_of_the_system_are_refused(String key) {
        assertThat(AnInput.codes(Map.of(key, "x"))).containsExactly("MANAGED");
    }

    @Test
    void an_unknown_field_says_what_was_meant() {
        Violation violation = AnInput.DOOR
                .check(AnInput.TYPE, Map.of("nmae", "x"))
                .violations()
                .get(0);

        assertThat(violation.code()).isEqualTo("UNKNOWN_FIELD");
        assertThat(violation.args()).containsEntry("suggestion", "name");
    }

    @Test
    void an_unknown_field_is_shown_short_and_printable() {
        String path = AnInput.DOOR
                .check(AnInput.TYPE, Map.of("\u202E\n".repeat(100), "x"))
                .violations()
                .get(0)
                .path();

        assertThat(path).hasSizeLessThanOrEqualTo(43).matches("[ -~]+");
    }

    @Test
    void a_field_given_twice_by_letter_case_is_refused() {
        assertThat(AnInput.codes(Map.of("name", "a", "NAME", "b"))).containsExactly("DUPLICATE_FIELD");
        assertThat(AnInput.codes(Map.of("NAME", "b"))).containsExactly("UNKNOWN_FIELD");
    }

    @Test
    void more_fields_than_any_type_has_are_refused_without_reading_them() {
        Map<String, Object> raw = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            raw.put("f" + i, i);
        }

        assertThat(AnInput.codes(raw)).containsExactly("TOO_MANY");
    }

    @Test
    void a_typed_draft_is_read_by_its_fields() {
        Map<Field<?>, Object> draft = Map.of(AnInput.NAME, "Camry", AnInput.COUNT, 3);
        CheckedInput input = AnInput.DOOR.checkTyped(AnInput.TYPE, draft).requireClean();

        assertThat(input.get(AnInput.NAME)).contains("Camry");
        assertThat(input.get(AnInput.COUNT)).contains(3L);
        assertThat(input.values().keySet()).containsExactly(AnInput.NAME, AnInput.COUNT);
        assertThat(input.names(AnInput.RATE)).isFalse();
    }

    @Test
    void a_typed_draft_may_not_name_a_managed_field_nor_one_of_another_type() {
        Map<Field<?>, Object> draft = new LinkedHashMap<>();
        draft.put(Header.NUMBER, "1");
        draft.put(Field.text("stranger", 5), "x");
        draft.put(Field.wholeNumber("name"), 5);

        assertThat(AnInput.DOOR.checkTyped(AnInput.TYPE, draft).violations())
                .extracting(Violation::code)
                .containsExactly("MANAGED", "UNKNOWN_FIELD", "UNKNOWN_FIELD");
    }

    @Test
    void a_managed_field_can_be_read_one_by_one() {
        assertThat(AnInput.DOOR.value(Header.EXTERNAL_KEY, "1c:17")).contains("1c:17");
        assertThatThrownBy(() -> AnInput.DOOR.value(Header.EXTERNAL_KEY, "a\u0000"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::path)
                                .containsExactly("externalKey"));
    }

    @Test
    void the_input_does_not_follow_later_changes_of_the_callers_collections() {
        List<String> tags = new ArrayList<>(List.of("A"));
        Map<String, Object> raw = new HashMap<>(Map.of("tags", tags));
        CheckedInput input = AnInput.DOOR.check(AnInput.TYPE, raw);
        tags.add("B");
        raw.clear();

        assertThat(input.get(AnInput.TAGS)).contains(List.of("A"));
        assertThatThrownBy(() -> input.values().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_map_or_list_that_throws_is_a_refusal() {
        Map<String, Object> hostile = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw new IllegalStateException("secret");
            }
        };
        Iterable<String> failing = () -> {
            throw new IllegalStateException("secret");
        };

        assertThat(AnInput.codes(hostile)).containsExactly("UNREADABLE");
        assertThat(AnInput.codes(AnInput.TAGS, failing)).containsExactly("UNREADABLE");
        assertThat(AnInput.codes(AnInput.PRICE, hostile)).containsExactly("UNREADABLE");
        assertThat(AnInput.read(AnInput.TAGS, failing).violations().toString()).doesNotContain("secret");
    }

    @Test
    void an_object_whose_text_throws_is_never_asked_for_it() {
        Object silent = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("secret");
            }
        };

        for (Field<?> field : AnInput.TYPE.fields()) {
            if (!field.isManaged()) {
                assertThat(AnInput.codes(field, silent)).containsExactly("WRONG_TYPE");
            }
        }
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void names_that_are_no_text_are_refused() {
        Map raw = new HashMap();
        raw.put(5, "x");
        raw.put(null, "y");

        assertThat(AnInput.codes((Map<String, ?>) raw)).containsExactly("UNKNOWN_FIELD", "UNKNOWN_FIELD");
    }

    @Test
    void values_are_set_and_fields_emptied_on_the_record() {
        Record before = Record.create(AnInput.TYPE, new UUID(0, 1))
                .set(AnInput.NAME, "old")
                .set(AnInput.CODE, "old")
                .build();
        Record after = AnInput.DOOR
                .check(AnInput.TYPE, Map.of("name", "new", "code", ""))
                .applyTo(before.next())
                .build();

        assertThat(after.get(AnInput.NAME)).contains("new");
        assertThat(after.get(AnInput.CODE)).isEmpty();
    }

    @Test
    void a_refused_input_throws_everything() {
        CheckedInput input = AnInput.DOOR.check(AnInput.TYPE, Map.of("rate", "x", "day", "y"));

        assertThatThrownBy(input::requireClean)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations()).hasSize(2));
    }
}
