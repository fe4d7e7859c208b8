package dev.crmkit.core.condition;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.FieldType;
import java.util.ArrayList;
import java.util.List;

/** Which operators a field knows, by its type. Every field also knows whether it is empty. */
final class Operators {
    private static final List<String> EQUALITY = List.of("eq", "ne", "in", "notIn");
    private static final List<String> ORDER = List.of("lt", "le", "gt", "ge", "between");
    private static final List<String> PARTS = List.of("contains", "startsWith", "endsWith");

    private Operators() {}

    /** Files are compared by a part of their name only. */
    static boolean knowsEquality(FieldType<?> type) {
        return !(type instanceof FieldType.StoredFile);
    }

    static boolean knowsOrder(FieldType<?> type) {
        return type.ordered()
                && !type.multiValued()
                && !(type instanceof FieldType.Choice)
                && !(type instanceof FieldType.Bool);
    }

    static boolean knowsParts(FieldType<?> type) {
        return type.textual()
                || type instanceof FieldType.Emails
                || type instanceof FieldType.Phones
                || type instanceof FieldType.StoredFile;
    }

    static boolean knows(FieldType<?> type, Condition.Op op) {
        return op == Condition.Op.EQ ? knowsEquality(type) : knowsOrder(type);
    }

    /** For messages: all operators of the type by their JSON names. */
    static List<String> of(FieldType<?> type) {
        List<String> known = new ArrayList<>(List.of("isEmpty", "isNotEmpty"));
        if (knowsEquality(type)) {
            known.addAll(EQUALITY);
        }
        if (knowsOrder(type)) {
            known.addAll(ORDER);
        }
        if (knowsParts(type)) {
            known.addAll(PARTS);
        }
        return known;
    }
}
