package dev.crmkit.testkit.gen;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Condition.Op;
import dev.crmkit.spi.condition.Condition.Part;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.Fold;
import dev.crmkit.spi.value.PhoneNumber;
import java.util.List;

/** Atoms of one field and a value, in the form a store gets them: folded operands are folded. */
final class Atoms {
    private Atoms() {}

    /** Whether the field knows less and greater. */
    static boolean ordered(Field<?> field) {
        return field.type().ordered()
                && !(field.type() instanceof FieldType.Choice)
                && !(field.type() instanceof FieldType.Bool);
    }

    /** Whether the field knows equal: conditions see of a file its name only. */
    static boolean comparable(Field<?> field) {
        return !(field.type() instanceof FieldType.StoredFile);
    }

    /** Whether the field knows parts of a text. */
    static boolean matchable(Field<?> field) {
        return field.type().textual()
                || field.type() instanceof FieldType.Phones
                || field.type() instanceof FieldType.Emails
                || field.type() instanceof FieldType.StoredFile;
    }

    /** One of the ways the text may be compared. Folded for all that is no text, as terms say it. */
    static TextMode mode(Dice dice, Field<?> field) {
        return field.type().textual() && dice.chance(30) ? TextMode.EXACT : TextMode.FOLDED;
    }

    static Condition compare(Field<?> field, Op op, Object value, TextMode mode) {
        Object operand = operand(field, value, mode);
        return "".equals(operand)
                ? new Condition.Present(field)
                : new Condition.Compare(field, op, Operand.of(operand), mode);
    }

    static Condition in(Field<?> field, List<Object> values, TextMode mode) {
        List<Operand> operands = values.stream()
                .map(value -> operand(field, value, mode))
                .filter(value -> !"".equals(value))
                .map(Operand::of)
                .toList();
        return new Condition.In(field, operands, mode);
    }

    static Condition match(Field<?> field, Part part, String text, TextMode mode) {
        Object operand = operand(field, text, mode);
        return "".equals(operand)
                ? new Condition.Present(field)
                : new Condition.Match(field, part, (String) operand, mode);
    }

    private static Object operand(Field<?> field, Object value, TextMode mode) {
        return mode == TextMode.FOLDED && field.type().textual() ? Fold.fold((String) value) : value;
    }

    /** A text that folds to nothing equals and contains nothing, not even itself. */
    static boolean foldsToNothing(Field<?> field, Object value, TextMode mode) {
        return "".equals(operand(field, value, mode));
    }

    /** What {@code match} looks at. */
    static String text(Object value, TextMode mode) {
        if (value instanceof PhoneNumber phone) {
            return phone.digits();
        }
        if (value instanceof EmailAddress email) {
            return email.normalized();
        }
        if (value instanceof FileRef file) {
            return file.name();
        }
        return mode == TextMode.FOLDED ? Fold.fold((String) value) : (String) value;
    }
}
