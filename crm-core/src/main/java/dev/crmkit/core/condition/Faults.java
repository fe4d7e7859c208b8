package dev.crmkit.core.condition;

import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects what is wrong with a condition, the first hundred faults. Not thread-safe. */
final class Faults {
    private static final int KEPT = 100;

    private final List<Violation> violations = new ArrayList<>();

    void add(Violation violation) {
        if (violations.size() < KEPT) {
            violations.add(violation);
        }
    }

    /** The violations of a value, seen from the condition: every path becomes a JSON pointer. */
    void addAll(String pointer, InvalidInputException refusal) {
        refusal.violations().forEach(each -> {
            String path = each.path().isEmpty() ? pointer : pointer + "/" + each.path();
            add(new Violation(path, each.code(), each.en(), each.ru(), each.args()));
        });
    }

    void wrongOperator(String pointer, Field<?> field, Collection<String> allowed) {
        String known = Shown.list(allowed);
        add(Violation.of(
                        pointer,
                        "WRONG_OPERATOR",
                        "the field " + field.key() + " (" + field.type().name() + ") knows only " + known,
                        "поле " + field.key() + " (" + field.type().name() + ") знает только " + known)
                .with("allowed", known));
    }

    void otherKind(String pointer, Field<?> own) {
        add(Violation.of(
                pointer,
                "WRONG_TYPE",
                "the field " + own.key() + " of this type is " + own.type().name(),
                "поле " + own.key() + " этого типа - " + own.type().name()));
    }

    void throwIfAny() {
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
    }
}
