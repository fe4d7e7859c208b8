package dev.crmkit.core.internal.words;

import dev.crmkit.spi.value.Violation;
import java.util.Collection;

/** What is said of a name nobody declared. Stateless and thread-safe. */
public final class Unknown {
    private Unknown() {}

    /** There is no such field; perhaps another one was meant. */
    public static Violation field(String path, String raw, Collection<String> known) {
        return of(path, "UNKNOWN_FIELD", "there is no field " + Shown.name(raw), "нет поля " + Shown.name(raw))
                .meaning(raw, known);
    }

    /** There is no such property; perhaps another one was meant. */
    public static Violation property(String path, String raw, Collection<String> known) {
        return of(
                        path,
                        "UNKNOWN_PROPERTY",
                        "there is no property here but " + Shown.list(known),
                        "допустимы только свойства " + Shown.list(known))
                .meaning(raw, known);
    }

    /** There is no such word in this place; perhaps another one was meant. */
    public static Violation word(String path, String code, String raw, Collection<String> known) {
        return of(path, code, "expected one of " + Shown.list(known), "ожидается одно из: " + Shown.list(known))
                .meaning(raw, known);
    }

    private static Draft of(String path, String code, String en, String ru) {
        return new Draft(path, code, en, ru);
    }

    private record Draft(String path, String code, String en, String ru) {
        Violation meaning(String raw, Collection<String> known) {
            return DidYouMean.nearest(raw, known)
                    .map(near -> Violation.of(
                                    path,
                                    code,
                                    en + "; did you mean " + near + "?",
                                    ru + "; имелось в виду " + near + "?")
                            .with("suggestion", near))
                    .orElseGet(() -> Violation.of(path, code, en, ru));
        }
    }
}
