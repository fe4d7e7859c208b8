package dev.crmkit.spi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViolationTest {
    private static final Violation TOO_LONG = Violation.of("title", "TOO_LONG", "is too long", "слишком длинно");

    @Test
    void speaks_russian_to_russians_and_english_to_all_others() {
        assertThat(TOO_LONG.message(Locale.forLanguageTag("ru-RU"))).isEqualTo("слишком длинно");
        assertThat(TOO_LONG.message(Locale.GERMANY)).isEqualTo("is too long");
        assertThat(TOO_LONG.message(Locale.ROOT)).isEqualTo("is too long");
    }

    @Test
    void carries_arguments_in_the_order_given() {
        Violation limited = TOO_LONG.with("max", 64).with("min", "3").with("max", 65);

        assertThat(limited.args()).containsExactly(Map.entry("max", "65"), Map.entry("min", "3"));
        assertThat(limited.en()).isEqualTo("is too long");
        assertThat(TOO_LONG.args()).isEmpty();
    }

    @Test
    void keeps_its_own_copy_of_the_arguments() {
        Map<String, String> mine = new HashMap<>(Map.of("max", "64"));
        Violation violation = new Violation("title", "TOO_LONG", "en", "ru", mine);
        mine.clear();

        assertThat(violation.args()).containsEntry("max", "64");
        assertThatThrownBy(() -> violation.args().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void is_placed_under_the_field_that_holds_the_value() {
        assertThat(TOO_LONG.at("").path()).isEqualTo("title");
        assertThat(TOO_LONG.at("lead").path()).isEqualTo("lead.title");
        assertThat(pathOf("", "lead")).isEqualTo("lead");
        assertThat(pathOf("[2].terms", "lines")).isEqualTo("lines[2].terms");
        assertThat(pathOf("/states/0", "/workflow")).isEqualTo("/workflow/states/0");
        assertThat(TOO_LONG.with("max", 1).at("lead").args()).containsEntry("max", "1");
    }

    private static String pathOf(String inner, String owner) {
        return Violation.of(inner, "X", "en", "ru").at(owner).path();
    }

    @Test
    void describes_itself_with_path_and_code() {
        assertThat(TOO_LONG).hasToString("title: is too long [TOO_LONG]");
        assertThat(Violation.of("", "X", "is wrong", "неверно")).hasToString("is wrong [X]");
    }

    @Test
    void many_are_described_in_one_line_that_stays_short() {
        Violation other = Violation.of("", "X", "is wrong", "неверно");

        assertThat(Violation.describe(List.of(TOO_LONG, other)))
                .isEqualTo("title: is too long [TOO_LONG]; is wrong [X]");
        assertThat(Violation.describe(Collections.nCopies(20, other))).endsWith("; is wrong [X]");
        assertThat(Violation.describe(Collections.nCopies(22, other))).endsWith("is wrong [X]; and 2 more");
    }

    @Test
    void a_refusal_without_violations_is_a_mistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> Violation.describe(List.of()));
    }

    @Test
    void a_code_is_upper_snake() {
        assertThatIllegalArgumentException().isThrownBy(() -> Violation.of("", "tooLong", "en", "ru"));
        assertThatIllegalArgumentException().isThrownBy(() -> Violation.of("", "", "en", "ru"));
        assertThat(Violation.of("", "A1_B", "en", "ru").code()).isEqualTo("A1_B");
    }
}
