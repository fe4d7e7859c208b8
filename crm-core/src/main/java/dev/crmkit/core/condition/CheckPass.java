package dev.crmkit.core.condition;

import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** One walk over one condition of bearable size. A faulty part stays as it is and is told. Not thread-safe. */
final class CheckPass {
    private final Schema schema;
    private final OperandCheck operands;
    private final Faults faults;

    /** Where a node stood in the text it was read from, by identity; a node not named stands where it stands. */
    private final IdentityHashMap<Condition, String> pointers;

    CheckPass(Schema schema, OperandCheck operands, Faults faults, IdentityHashMap<Condition, String> pointers) {
        this.schema = schema;
        this.operands = operands;
        this.faults = faults;
        this.pointers = pointers;
    }

    /** @throws InvalidInputException with all faults */
    Condition checked(Condition condition, RecordType type) {
        Condition checked = walk(condition, type, "");
        faults.throwIfAny();
        return checked;
    }

    private Condition walk(Condition node, RecordType type, String place) {
        String pointer = pointers.getOrDefault(node, place);
        if (node instanceof Condition.All all) {
            return new Condition.All(each(all.parts(), type, pointer));
        }
        if (node instanceof Condition.Any any) {
            return new Condition.Any(each(any.parts(), type, pointer));
        }
        if (node instanceof Condition.Not not) {
            return new Condition.Not(walk(not.part(), type, negated(not.part(), pointer)));
        }
        if (node instanceof Condition.Exists exists) {
            return exists(exists, type, pointer);
        }
        return atom(node, type, pointer);
    }

    private List<Condition> each(List<Condition> parts, RecordType type, String pointer) {
        List<Condition> checked = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            checked.add(walk(parts.get(i), type, pointer + "/args/" + i));
        }
        return checked;
    }

    /** JSON has one node for the negation of most atoms (ne, notIn, isEmpty, notExists). */
    private static String negated(Condition part, String pointer) {
        boolean one = part instanceof Condition.In
                || part instanceof Condition.Present
                || part instanceof Condition.Exists
                || (part instanceof Condition.Compare compare && compare.op() == Condition.Op.EQ);
        return one ? pointer : pointer + "/args/0";
    }

    private Condition exists(Condition.Exists exists, RecordType type, String pointer) {
        return exists.relation() instanceof Relation.Forward forward
                ? forward(exists, forward, type, pointer)
                : inverse(exists, (Relation.Inverse) exists.relation(), type, pointer);
    }

    private Condition forward(Condition.Exists exists, Relation.Forward forward, RecordType type, String pointer) {
        Optional<Field<?>> own = own(forward.field(), type, pointer + "/relation/field");
        Optional<RecordType> target = own.flatMap(field -> target(field, forward.target(), pointer + "/relation/to"));
        return target.<Condition>map(to -> new Condition.Exists(
                        new Relation.Forward(own.orElseThrow(), to.key()),
                        walk(exists.where(), to, pointer + "/where")))
                .orElse(exists);
    }

    private Condition inverse(Condition.Exists exists, Relation.Inverse inverse, RecordType type, String pointer) {
        Optional<RecordType> from = type(inverse.target(), pointer + "/relation/type");
        Optional<Field<?>> link = from.flatMap(holder -> own(inverse.field(), holder, pointer + "/relation/field"))
                .filter(field ->
                        target(field, type.key(), pointer + "/relation/field").isPresent());
        return link.<Condition>map(field -> new Condition.Exists(
                        new Relation.Inverse(inverse.target(), field),
                        walk(exists.where(), from.orElseThrow(), pointer + "/where")))
                .orElse(exists);
    }

    /** The type, if the field may point to it. */
    private Optional<RecordType> target(Field<?> field, String key, String pointer) {
        List<String> targets = Links.targets(field.type());
        if (!targets.contains(key)) {
            faults.add(Violation.of(
                            pointer,
                            "NO_RELATION",
                            "the field " + field.key() + " does not point to the type " + Shown.name(key),
                            "поле " + field.key() + " не ссылается на тип " + Shown.name(key))
                    .with("allowed", Shown.list(targets)));
            return Optional.empty();
        }
        return type(key, pointer);
    }

    private Optional<RecordType> type(String key, String pointer) {
        Optional<RecordType> type = schema.find(key);
        if (type.isEmpty()) {
            faults.add(Unknown.word(
                    pointer,
                    "UNKNOWN_TYPE",
                    key,
                    schema.types().stream().map(RecordType::key).toList()));
        }
        return type;
    }

    private Condition atom(Condition atom, RecordType type, String pointer) {
        if (atom instanceof Condition.Compare compare) {
            return own(compare.field(), type, pointer + "/field")
                    .map(field -> compare(compare, field, pointer))
                    .orElse(atom);
        }
        if (atom instanceof Condition.In in) {
            return own(in.field(), type, pointer + "/field")
                    .map(field -> in(in, field, pointer))
                    .orElse(atom);
        }
        if (atom instanceof Condition.Match match) {
            return own(match.field(), type, pointer + "/field")
                    .map(field -> match(match, field, pointer))
                    .orElse(atom);
        }
        if (atom instanceof Condition.Present present) {
            return own(present.field(), type, pointer + "/field")
                    .<Condition>map(Condition.Present::new)
                    .orElse(atom);
        }
        return atom;
    }

    private Optional<Field<?>> own(Field<?> named, RecordType type, String pointer) {
        Optional<Field<?>> own = type.field(named.key());
        if (own.isPresent() && !own.get().equals(named)) {
            faults.otherKind(pointer, own.get());
            return Optional.empty();
        }
        if (own.isEmpty()) {
            faults.add(Unknown.field(
                    pointer, named.key(), type.fields().stream().map(Field::key).toList()));
        }
        return own;
    }

    private Condition compare(Condition.Compare compare, Field<?> field, String pointer) {
        if (!Operators.knows(field.type(), compare.op())) {
            faults.wrongOperator(pointer + "/op", field, Operators.of(field.type()));
            return compare;
        }
        TextMode mode = mode(compare, field, pointer);
        try {
            return new Condition.Compare(field, compare.op(), operands.single(field, compare.value(), mode), mode);
        } catch (InvalidInputException e) {
            faults.addAll(pointer + operandName(compare.value()), e);
            return compare;
        }
    }

    private static String operandName(Operand operand) {
        if (operand instanceof Operand.Parameter) {
            return "/param";
        }
        return operand instanceof Operand.Relative ? "/relative" : "/value";
    }

    /** The order of texts is the order of their folds, whatever was asked. */
    private TextMode mode(Condition.Compare compare, Field<?> field, String pointer) {
        if (compare.op() == Condition.Op.EQ) {
            return mode(compare.mode(), field);
        }
        if (compare.mode() == TextMode.EXACT && field.type().textual()) {
            faults.add(Violation.of(
                    pointer + "/mode",
                    "WRONG_MODE",
                    "texts have one order, that of their folded form",
                    "у текстов один порядок - по свёрнутой форме"));
        }
        return TextMode.FOLDED;
    }

    private static TextMode mode(TextMode asked, Field<?> field) {
        boolean exact = field.type() instanceof FieldType.Text text && text.exact();
        return field.type().textual() && (exact || asked == TextMode.EXACT) ? TextMode.EXACT : TextMode.FOLDED;
    }

    private Condition in(Condition.In in, Field<?> field, String pointer) {
        if (!Operators.knowsEquality(field.type())) {
            faults.wrongOperator(pointer + "/op", field, Operators.of(field.type()));
            return in;
        }
        TextMode mode = mode(in.mode(), field);
        List<Operand> values = new ArrayList<>(in.values().size());
        for (int i = 0; i < in.values().size(); i++) {
            try {
                values.add(operands.inList(field, in.values().get(i), mode));
            } catch (InvalidInputException e) {
                faults.addAll(pointer + "/value/" + i, e);
            }
        }
        return new Condition.In(field, values, mode);
    }

    private Condition match(Condition.Match match, Field<?> field, String pointer) {
        if (!Operators.knowsParts(field.type())) {
            faults.wrongOperator(pointer + "/op", field, Operators.of(field.type()));
            return match;
        }
        TextMode mode = mode(match.mode(), field);
        try {
            return new Condition.Match(field, match.part(), operands.part(match, field, mode), mode);
        } catch (InvalidInputException e) {
            faults.addAll(pointer + "/value", e);
            return match;
        }
    }
}
