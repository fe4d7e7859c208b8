package dev.crmkit.core.value;

import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.Violation;
import java.util.Collection;

/** The refusals several readers share; the path is left to whoever knows the field. */
final class Refusal {
    private Refusal() {}

    static InvalidInputException wrongType(String en, String ru) {
        return InvalidInputException.of(Violation.of("", "WRONG_TYPE", "expected " + en, "ожидается " + ru)
                .with("expected", en));
    }

    static InvalidInputException malformed(String en, String ru) {
        return InvalidInputException.of(Violation.of("", "MALFORMED", "expected " + en, "ожидается " + ru));
    }

    static InvalidInputException tooLong(int max) {
        return InvalidInputException.of(
                Violation.of("", "TOO_LONG", "at most " + max + " characters", "не более " + max + " знаков")
                        .with("max", max));
    }

    static InvalidInputException tooMany(int max) {
        return InvalidInputException.of(
                Violation.of("", "TOO_MANY", "at most " + max + " values", "не более " + max + " значений")
                        .with("max", max));
    }

    static InvalidInputException outOfRange(Object min, Object max) {
        return InvalidInputException.of(Violation.of(
                        "", "OUT_OF_RANGE", "must be from " + min + " to " + max, "допустимо от " + min + " до " + max)
                .with("min", min)
                .with("max", max));
    }

    static InvalidInputException notAmong(String code, String en, String ru, Collection<String> allowed) {
        String list = Shown.list(allowed);
        return InvalidInputException.of(Violation.of("", code, en + "; allowed: " + list, ru + "; допустимы: " + list)
                .with("allowed", list));
    }

    /** An object of the caller's threw while it was read. */
    static InvalidInputException unreadable() {
        return InvalidInputException.of(Violation.of(
                "",
                "UNREADABLE",
                "the value could not be read: it failed or changed meanwhile",
                "значение не удалось прочитать: ошибка или изменение во время чтения"));
    }

    static Violation duplicateField(String raw, String other) {
        return Violation.of(
                        Shown.name(raw),
                        "DUPLICATE_FIELD",
                        "the field is given twice: as " + other + " too",
                        "поле указано дважды: ещё и как " + other)
                .with("field", other);
    }

    static Violation managed(String path) {
        return Violation.of(
                path,
                "MANAGED",
                "the field is kept by the system and cannot be set from outside",
                "поле ведёт система, задать его извне нельзя");
    }
}
