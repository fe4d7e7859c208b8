package dev.crmkit.core.access;

import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rewrites a condition of a user's so that it sees only what he may see. An atom is false on an empty field; so a field
 * that is hidden on some records is one more condition before its atoms. Not thread-safe.
 */
final class Restriction {
    private final AccessEngine engine;
    private final Schema schema;
    private final Subject subject;
    private final Map<RecordType, Map<FieldClass, FieldAccess>> known = new HashMap<>();
    private final List<Violation> refused = new ArrayList<>();

    Restriction(AccessEngine engine, Schema schema, Subject subject) {
        this.engine = engine;
        this.schema = schema;
        this.subject = subject;
    }

    /** @throws InvalidInputException with every field that may not be asked about */
    Condition apply(Condition condition, RecordType type) {
        Condition restricted = rewrite(condition, type, "");
        if (!refused.isEmpty()) {
            throw new InvalidInputException(refused);
        }
        return restricted;
    }

    private Condition rewrite(Condition condition, RecordType type, String path) {
        if (condition instanceof Condition.All all) {
            return Condition.all(each(all.parts(), type, path));
        }
        if (condition instanceof Condition.Any any) {
            return Condition.any(each(any.parts(), type, path));
        }
        if (condition instanceof Condition.Not not) {
            return new Condition.Not(rewrite(not.part(), type, path));
        }
        if (condition instanceof Condition.Exists exists) {
            return exists(exists, type, path);
        }
        return field(condition)
                .map(field -> Conditions.both(asked(field, type, path), condition))
                .orElse(condition);
    }

    private List<Condition> each(List<Condition> parts, RecordType type, String path) {
        return parts.stream().map(part -> rewrite(part, type, path)).toList();
    }

    private static Optional<Field<?>> field(Condition atom) {
        if (atom instanceof Condition.Compare compare) {
            return Optional.of(compare.field());
        }
        if (atom instanceof Condition.In in) {
            return Optional.of(in.field());
        }
        if (atom instanceof Condition.Match match) {
            return Optional.of(match.field());
        }
        return atom instanceof Condition.Present present ? Optional.of(present.field()) : Optional.empty();
    }

    private Condition exists(Condition.Exists exists, RecordType type, String path) {
        if (exists.relation() instanceof Relation.Forward forward) {
            Condition link = asked(forward.field(), type, path);
            Condition seen =
                    seen(exists, Condition.always(), join(path, forward.field().key()));
            return Conditions.both(link, seen);
        }
        Relation.Inverse inverse = (Relation.Inverse) exists.relation();
        String inner = join(path, inverse.target());
        Condition link = schema.find(inverse.target())
                .map(target -> asked(inverse.field(), target, inner))
                .orElse(Condition.never());
        return seen(exists, link, inner);
    }

    /** Some related record that is seen fits, the link to it being readable there. */
    private Condition seen(Condition.Exists exists, Condition link, String path) {
        Optional<RecordType> target = schema.find(exists.relation().target());
        if (target.isEmpty()) {
            refuse(path, "UNKNOWN_TYPE", "there is no such record type", "такого типа записей нет");
            return Condition.never();
        }
        Condition where = rewrite(exists.where(), target.get(), path);
        Condition visible = Conditions.both(engine.visible(subject, AccessAction.READ, target.get()), link);
        return visible.equals(Condition.never())
                ? visible
                : new Condition.Exists(exists.relation(), Conditions.both(visible, where));
    }

    /** When the field may be read. Its class is the declared one, whatever the condition was made with. */
    private Condition asked(Field<?> field, RecordType type, String path) {
        return type.field(field.key())
                .map(declared -> readable(declared, type, path))
                .orElseGet(() -> {
                    refuse(join(path, field.key()), "UNKNOWN_FIELD", "there is no such field", "такого поля нет");
                    return Condition.never();
                });
    }

    private Condition readable(Field<?> field, RecordType type, String path) {
        if (engine.repeats(type, field)) {
            refuse(
                    join(path, field.key()),
                    "NOT_ASKABLE",
                    "what a field was before is read in the history of the record, and not asked about",
                    "прежние значения читают в истории записи, искать по ним нельзя");
            return Condition.never();
        }
        FieldAccess access = known.computeIfAbsent(type, key -> new HashMap<>())
                .computeIfAbsent(field.fieldClass(), key -> engine.field(subject, AccessAction.READ, type, field));
        if (access instanceof FieldAccess.Never never) {
            refused.add(refusal(join(path, field.key()), never.fieldClass()));
            return Condition.never();
        }
        return access instanceof FieldAccess.Conditional conditional ? conditional.when() : Condition.always();
    }

    static Violation refusal(String path, FieldClass hidden) {
        return Violation.of(
                        path,
                        "FIELD_CLASS",
                        "fields of class " + hidden + " may not be asked about without a grant of that class",
                        "поля класса " + hidden + " нельзя использовать без права на этот класс")
                .with("class", hidden);
    }

    private void refuse(String path, String code, String en, String ru) {
        refused.add(Violation.of(path, code, en, ru));
    }

    private static String join(String path, String step) {
        String shown = Shown.name(step);
        return path.isEmpty() ? shown : path + "." + shown;
    }
}
