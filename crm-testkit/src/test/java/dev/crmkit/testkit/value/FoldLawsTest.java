package dev.crmkit.testkit.value;

import static dev.crmkit.spi.value.Fold.fold;
import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FoldLawsTest {
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> hostile = Arbitraries.of(
                "ё",
                "Ё",
                "е",
                "е\u0308",
                "\u0308",
                "\u0300",
                "\u0301",
                "\u0323",
                "\u0307",
                "I",
                "İ",
                "ı",
                "ß",
                "ẞ",
                "Σ",
                "ς",
                "ᾳ",
                "\u0345",
                "ﬁ",
                "Ａ",
                "한",
                "\u1112",
                "\u1161",
                "\ufe0f",
                "\ufeff",
                "\ue000",
                "\ufffd",
                "\u180b",
                "\ud83d\ude00",
                "\ud800",
                "\udc00",
                "\u0378",
                "\u200d",
                "Å",
                "№",
                " ",
                "%",
                "_",
                "Z",
                "й");
        Arbitrary<String> any =
                Arbitraries.integers().between(0, Character.MAX_CODE_POINT).map(Character::toString);
        return Arbitraries.oneOf(hostile, hostile, any).list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    @Property
    void folding_a_fold_changes_nothing(@ForAll("texts") String text) {
        assertThat(fold(fold(text))).isEqualTo(fold(text));
    }

    @Property
    void the_form_of_a_text_does_not_matter(@ForAll("texts") String text) {
        for (Normalizer.Form form : Normalizer.Form.values()) {
            assertThat(fold(Normalizer.normalize(text, form))).isEqualTo(fold(text));
        }
    }

    @Property
    void the_order_of_folds_is_that_of_their_code_points(@ForAll("texts") String a, @ForAll("texts") String b) {
        int byCodePoint = Arrays.compare(
                fold(a).codePoints().toArray(), fold(b).codePoints().toArray());
        assertThat(Integer.signum(fold(a).compareTo(fold(b)))).isEqualTo(Integer.signum(byCodePoint));
    }

    @Property
    void letters_with_and_without_case_fold_alike(@ForAll("russian") String text) {
        assertThat(fold(text.toUpperCase(Locale.ROOT)))
                .isEqualTo(fold(text))
                .isEqualTo(text.toLowerCase(Locale.ROOT).replace('ё', 'е'));
    }

    @Provide
    Arbitrary<String> russian() {
        return Arbitraries.strings().withCharRange('\u0400', '\u045f').ascii().ofMaxLength(40);
    }
}
