package dev.crmkit.core.condition;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionLimits;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Conditions as sentences for people: fields, types and options by their labels, one phrase per part.
 *
 * <p>The sentence is for reading only; {@link ConditionJson} is the form to keep. Stateless and thread-safe.
 */
@ForCallers
public final class ConditionText {
    private static final String STEP = " / ";

    private final Wording wording;
    private final ValueWords values;
    private final Schema schema;
    private final Locale locale;

    private ConditionText(Schema schema, Locale locale) {
        this.wording = Wording.of(locale);
        this.values = new ValueWords(wording, schema, locale);
        this.schema = schema;
        this.locale = locale;
    }

    /**
     * The condition in Russian for a Russian locale, in English for any other.
     *
     * @param condition one that {@link ConditionCheck} passed
     * @throws dev.crmkit.spi.InvalidInputException if the condition is too large
     */
    public static String sentence(Condition condition, RecordType type, Schema schema, Locale locale) {
        ConditionLimits.check(condition);
        return new ConditionText(schema, locale).words(condition, type);
    }

    private String words(Condition condition, RecordType type) {
        if (condition instanceof Condition.All all) {
            return all.parts().isEmpty() ? wording.always() : joined(all.parts(), wording.and(), type);
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().isEmpty() ? wording.never() : joined(any.parts(), wording.or(), type);
        }
        if (condition instanceof Condition.Not not) {
            return isList(not.part()) || not.part() instanceof Condition.Not
                    ? wording.not(words(not.part(), type))
                    : atom(not.part(), type, true, "");
        }
        return atom(condition, type, false, "");
    }

    private String joined(List<Condition> parts, String with, RecordType type) {
        return parts.stream()
                .map(part -> isList(part) && parts.size() > 1 ? "(" + words(part, type) + ")" : words(part, type))
                .collect(Collectors.joining(with));
    }

    private static boolean isList(Condition condition) {
        return condition instanceof Condition.All || condition instanceof Condition.Any;
    }

    private String atom(Condition atom, RecordType type, boolean negated, String way) {
        if (atom instanceof Condition.Compare compare) {
            String phrase = wording.compare(
                    way + label(compare.field(), type),
                    compare.op(),
                    kind(compare.field()),
                    values.operand(compare.field(), compare.value()),
                    negated);
            return withMode(phrase, compare.field(), compare.mode());
        }
        if (atom instanceof Condition.In in) {
            List<String> list = values.list(in.field(), in.values());
            String phrase = wording.in(way + label(in.field(), type), kind(in.field()), list, negated);
            return withMode(phrase, in.field(), in.mode());
        }
        if (atom instanceof Condition.Match match) {
            String text = values.operand(match.field(), new Operand.Literal(match.text()));
            String phrase = wording.match(way + label(match.field(), type), match.part(), text, negated);
            return withMode(phrase, match.field(), match.mode());
        }
        if (atom instanceof Condition.Present present) {
            return wording.present(way + label(present.field(), type), negated);
        }
        return atom instanceof Condition.Ids ids
                ? wording.ids(ids.ids().size(), negated)
                : exists((Condition.Exists) atom, type, negated, way);
    }

    private String exists(Condition.Exists exists, RecordType type, boolean negated, String way) {
        RecordType target = schema.type(exists.relation().target());
        String label =
                way + label(field(exists.relation()), exists.relation() instanceof Relation.Forward ? type : target);
        if (isPath(exists)) {
            return atom(exists.where(), target, negated, label + STEP);
        }
        String where = exists.where().equals(Condition.always()) ? "" : words(exists.where(), target);
        String name = target.label().in(locale);
        return exists.relation() instanceof Relation.Forward
                ? wording.forward(label, name, where, negated)
                : wording.inverse(label, name, where, negated);
    }

    private static Field<?> field(Relation relation) {
        return relation instanceof Relation.Forward forward ? forward.field() : ((Relation.Inverse) relation).field();
    }

    /** An atom behind links to one record reads as an atom about a longer name. */
    private static boolean isPath(Condition.Exists exists) {
        boolean toOne = exists.relation() instanceof Relation.Forward forward
                && forward.field().type() instanceof FieldType.Reference reference
                && reference.targets().size() == 1;
        Condition where = exists.where();
        return toOne
                && (where instanceof Condition.Exists inner
                        ? isPath(inner)
                        : !isList(where) && !(where instanceof Condition.Not) && !(where instanceof Condition.Ids));
    }

    private String label(Field<?> field, RecordType type) {
        return type.field(field.key()).map(Field::label).orElseGet(field::label).in(locale);
    }

    private static Wording.Kind kind(Field<?> field) {
        if (field.type().multiValued()) {
            return Wording.Kind.ELEMENT;
        }
        boolean time = field.type() instanceof FieldType.Day || field.type() instanceof FieldType.Moment;
        return time ? Wording.Kind.TIME : Wording.Kind.NUMBER;
    }

    private String withMode(String phrase, Field<?> field, TextMode mode) {
        boolean declared = field.type() instanceof FieldType.Text text && text.exact();
        return mode == TextMode.EXACT && !declared ? wording.exactly(phrase) : phrase;
    }
}
