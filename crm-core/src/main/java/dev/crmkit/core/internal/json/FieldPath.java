package dev.crmkit.core.internal.json;

import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionLimits;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A field of the record or one behind to-one links: {@code amount}, {@code company.industry}, and with the type named
 * where a link may point to several, {@code client:company.industry}.
 *
 * @param links the way, nearest first
 * @param field the field at its end
 */
public record FieldPath(List<Relation.Forward> links, Field<?> field) {
    private static final int LONGEST = 500;

    public FieldPath {
        links = List.copyOf(links);
    }

    /** Carries an atom about the field over the links. */
    public Condition lift(Condition atom) {
        Condition lifted = atom;
        for (int i = links.size() - 1; i >= 0; i--) {
            lifted = new Condition.Exists(links.get(i), lifted);
        }
        return lifted;
    }

    /**
     * Finds the field.
     *
     * @throws InvalidInputException with one violation at the pointer
     */
    public static FieldPath resolve(String text, RecordType type, Schema schema, String pointer) {
        List<Relation.Forward> links = new ArrayList<>();
        RecordType at = type;
        String rest = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        while (at.field(rest).isEmpty()) {
            if (links.size() == ConditionLimits.RELATIONS) {
                throw tooLong(pointer);
            }
            Step step = step(rest, at, pointer);
            links.add(step.link);
            at = schema.type(step.link.target());
            rest = step.rest;
        }
        return new FieldPath(links, at.field(rest).orElseThrow());
    }

    private record Step(Relation.Forward link, String rest) {}

    /** A field key has at most one dot, so the link ends at the second dot or the first. */
    private static Step step(String rest, RecordType at, String pointer) {
        int first = rest.indexOf('.');
        int second = rest.indexOf('.', first + 1);
        Optional<Step> far = first < 0 || second < 0 ? Optional.empty() : step(rest, second, at, pointer);
        Optional<Step> near = first < 0 ? Optional.empty() : step(rest, first, at, pointer);
        return far.or(() -> near)
                .orElseThrow(() -> InvalidInputException.of(Unknown.field(
                        pointer,
                        first < 0 ? rest : rest.substring(0, first),
                        at.fields().stream().map(Field::key).toList())));
    }

    private static Optional<Step> step(String rest, int dot, RecordType at, String pointer) {
        String head = rest.substring(0, dot);
        int colon = head.indexOf(':');
        String key = colon < 0 ? head : head.substring(0, colon);
        String named = colon < 0 ? "" : head.substring(colon + 1);
        // A type key has no dot: this one ends too far behind.
        Optional<Field<?>> link = named.indexOf('.') < 0 ? at.field(key) : Optional.empty();
        return link.map(field -> {
            String target = target(field, named, pointer);
            return new Step(new Relation.Forward(field, target), rest.substring(dot + 1));
        });
    }

    private static String target(Field<?> field, String named, String pointer) {
        if (!(field.type() instanceof FieldType.Reference reference)) {
            throw noRelation(
                    pointer,
                    "only a reference to one record leads on, " + field.key() + " is "
                            + field.type().name(),
                    "дальше ведёт только одиночная ссылка, а " + field.key() + " - "
                            + field.type().name());
        }
        List<String> targets = reference.targets();
        if (named.isEmpty() && targets.size() == 1) {
            return targets.get(0);
        }
        if (!targets.contains(named)) {
            String known = Shown.list(targets);
            throw noRelation(
                    pointer,
                    "say to which type " + field.key() + " leads, as in " + field.key() + ":" + targets.get(0)
                            + "; it may be " + known,
                    "укажите тип, на который ведёт " + field.key() + ", например " + field.key() + ":" + targets.get(0)
                            + "; возможны " + known);
        }
        return named;
    }

    private static InvalidInputException noRelation(String pointer, String en, String ru) {
        return InvalidInputException.of(Violation.of(pointer, "NO_RELATION", en, ru));
    }

    private static InvalidInputException tooLong(String pointer) {
        return InvalidInputException.of(Violation.of(
                        pointer,
                        "LIMIT",
                        "a path has at most " + ConditionLimits.RELATIONS + " links",
                        "в пути не более " + ConditionLimits.RELATIONS + " связей")
                .with("max", ConditionLimits.RELATIONS));
    }
}
