package dev.crmkit.spi.value;

import static dev.crmkit.spi.value.Fold.fold;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {
    private static final List<String> EVERY_CODE_POINT = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .mapToObj(Character::toString)
            .toList();

    @ParameterizedTest
    @CsvSource({
        "Ёлка, елка",
        "ЁЛКА, елка",
        "елка, елка",
        "Е\u0308лка, елка",
        "ё\u0308, е",
        "ё\u0323\u0308, е\u0323",
        "ё\u0301, е\u0301",
        "ѐ\u0308, ѐ\u0308",
        "Ѐ, ѐ",
        "Ђ, ђ",
        "Џ, џ",
        "џ, џ",
        "ѐ, ѐ",
        "А, а",
        "а, а",
        "Я, я",
        "я, я",
        "@AZ[`az{\u007f, @az[`az{\u007f",
        "Иванов, иванов",
        "ИваноВ-Петров 7, иванов-петров 7",
        "и\u0306, й",
        "ß, ß",
        "ẞ, ß",
        "ΑΣ, ασ",
        "ας, ασ",
        "İstanbul, istanbul",
        "ı, i",
        "ﬁ, fi",
        "ＡＢＣ, abc",
        "№, no",
        "Ґ, ґ",
        "Å, å",
        "\ud83d\ude00, \ud83d\ude00",
        "\u2764\ufe0f, \u2764",
        "a\ufeffb, ab",
        "a\ue000b, ab",
        "a\ufffdb, ab",
        "a\u180bb\u180fc, abc",
        "a\u180eb, a\u180eb",
        "a\udb40\udd00b, ab",
        "a\udb40\uddefb, ab",
        "a\ud800b, ab",
        "a\udfffb, ab",
        "\u0378a, a",
        "a\ufe0f\u0301, á",
        "ё\ufe0f\u0308, е"
    })
    void equal_to_people_means_equal_folds(String text, String folded) {
        assertThat(fold(text)).isEqualTo(folded);
    }

    @Test
    void halves_of_a_pair_are_not_joined_over_what_was_dropped() {
        assertThat(fold("\ud83d\ufeff\ude00")).isEmpty();
        assertThat(fold("")).isEmpty();
    }

    @Test
    void a_fold_of_text_already_folded_is_the_same_text() {
        String folded = "иванов ivanov 7";

        assertThat(fold(folded)).isSameAs(folded);
    }

    @Test
    void folding_a_fold_changes_nothing_for_every_code_point() {
        List<String> moved = new ArrayList<>();
        for (String text : EVERY_CODE_POINT) {
            String once = fold(text);
            if (!fold(once).equals(once)) {
                moved.add(text);
            }
        }
        assertThat(moved).isEmpty();
    }

    @Test
    void no_fold_has_a_code_unit_that_sorts_differently_by_code_point() {
        assertThat(EVERY_CODE_POINT.stream()
                        .map(Fold::fold)
                        .flatMapToInt(String::chars)
                        .filter(unit -> unit >= 0xE000))
                .isEmpty();
    }

    @Test
    void upper_and_lower_case_fold_alike_for_every_code_point() {
        List<String> different = EVERY_CODE_POINT.stream()
                .filter(text -> !fold(text)
                        .equals(fold(oneOf(Character.toLowerCase(Character.toUpperCase(text.codePointAt(0)))))))
                .toList();
        assertThat(different).isEmpty();
    }

    @Test
    void letters_that_unicode_calls_the_same_ignoring_case_fold_alike() {
        List<String> lines = SharedData.lines("text-edge/CaseFolding.txt");
        List<String> different = lines.stream()
                .filter(line -> line.matches("[0-9A-F]+; [CS]; .*"))
                .map(line -> List.of(line.split("; ", -1)))
                .filter(cells -> isKnown(cells.get(0)) && isKnown(cells.get(2)))
                .filter(cells -> !fold(letter(cells.get(0))).equals(fold(letter(cells.get(2)))))
                .map(cells -> cells.get(0))
                .toList();
        assertThat(lines).hasSizeGreaterThan(1500);
        assertThat(different).isEmpty();
    }

    @Test
    void a_thousand_marks_on_one_letter_are_folded_in_a_few_passes() {
        assertThat(fold("Ё" + "\u0308".repeat(100_000))).isEqualTo("е");
        assertThat(fold("Z" + "\u0301".repeat(1000))).hasSize(1000).startsWith("ź");
    }

    @Test
    void the_version_names_the_rule_and_the_unicode_of_the_jdk() {
        assertThat(Fold.VERSION).matches("1/1[3-7](\\.1)?");
        if (Runtime.version().feature() == 17) {
            assertThat(Fold.VERSION).isEqualTo("1/13");
        }
    }

    private static boolean isKnown(String hex) {
        return Character.isDefined(Integer.parseInt(hex, 16));
    }

    private static String letter(String hex) {
        return oneOf(Integer.parseInt(hex, 16));
    }

    private static String oneOf(int codePoint) {
        return Character.toString(codePoint);
    }
}
