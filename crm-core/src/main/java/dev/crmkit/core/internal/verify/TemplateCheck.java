package dev.crmkit.core.internal.verify;

import dev.crmkit.core.workflow.TextTemplate;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Texts with placeholders: every name is a field, in tasks one that everybody may read, or {@code id}. */
final class TemplateCheck {
    private static final int LONGEST_KEY = 150;

    private final RecordType type;

    TemplateCheck(RecordType type) {
        this.type = type;
    }

    void text(TextTemplate template, int longest, Faults.Spot spot) {
        text(template.ru(), longest, spot.at("ru")).forEach(field -> requireShown(field, spot.at("ru")));
        text(template.en(), longest, spot.at("en")).forEach(field -> requireShown(field, spot.at("en")));
    }

    /** A message leaves out what its recipient may not read, so it may name any field. */
    void message(TextTemplate template, int longest, Faults.Spot spot) {
        text(template.ru(), longest, spot.at("ru"));
        text(template.en(), longest, spot.at("en"));
    }

    private List<Field<?>> text(String template, int longest, Faults.Spot spot) {
        if (template.isBlank()) {
            spot.add("REQUIRED", "words are needed", "нужны слова");
        }
        requireLength(template, longest, spot);
        List<Field<?>> fields = places(template, spot);
        fields.forEach(field -> requireText(field, spot));
        return fields;
    }

    /** A key tells records apart by values that are short and always written the same way. */
    void key(String template, Faults.Spot spot) {
        requireLength(template, LONGEST_KEY, spot);
        if (TextTemplate.places(template).isEmpty()) {
            spot.add(
                    "NOT_UNIQUE",
                    "a key names at least {id}, or all records share one task",
                    "в ключе нужен хотя бы {id}, иначе у всех записей одна задача");
        }
        places(template, spot).forEach(field -> requireKey(field, spot));
    }

    private List<Field<?>> places(String template, Faults.Spot spot) {
        List<Field<?>> fields = new ArrayList<>();
        for (String name : TextTemplate.places(template)) {
            Optional<Field<?>> field = type.field(name);
            field.ifPresent(fields::add);
            if (field.isEmpty() && !name.equals("id")) {
                List<String> known = type.fields().stream().map(Field::key).toList();
                spot.unknown("UNKNOWN_PLACEHOLDER", "field", "поле", name, known);
            }
        }
        if (TextTemplate.withoutPlaces(template).matches("(?s).*[{}].*")) {
            spot.add(
                    "MALFORMED",
                    "braces stand around the key of a field only",
                    "фигурные скобки стоят только вокруг ключа поля");
        }
        return fields;
    }

    private static void requireLength(String template, int longest, Faults.Spot spot) {
        if (template.length() > longest) {
            spot.add("TOO_LONG", "at most " + longest + " characters", "не более " + longest + " знаков");
        }
    }

    private static void requireShown(Field<?> field, Faults.Spot spot) {
        if (field.fieldClass() != FieldClass.STANDARD) {
            spot.add(
                    "PROTECTED_FIELD",
                    "the field " + field.key() + " is not for everybody's eyes",
                    "поле " + field.key() + " видно не всем");
        }
    }

    private static void requireText(Field<?> field, Faults.Spot spot) {
        if (field.type().multiValued() || field.type() instanceof FieldType.StoredFile) {
            spot.add(
                    "WRONG_TYPE",
                    "the field " + field.key() + " has no one text to show",
                    "поле " + field.key() + " не показать одним текстом");
        }
    }

    private static void requireKey(Field<?> field, Faults.Spot spot) {
        boolean fit = field.type() instanceof FieldType.Reference
                || field.type() instanceof FieldType.WholeNumber
                || field.type() instanceof FieldType.Choice
                || field.type() instanceof FieldType.Day;
        if (!fit) {
            spot.add(
                    "WRONG_TYPE",
                    "a key is made of references, whole numbers, choices and days, not of " + field.key(),
                    "ключ составляют ссылки, целые числа, выборы и даты, но не " + field.key());
        }
    }
}
