package dev.crmkit.core.internal.diagram;

import dev.crmkit.core.condition.ConditionText;
import dev.crmkit.core.workflow.TextTemplate;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import java.util.Locale;
import java.util.Optional;

/** One language, and the labels of one schema in it. */
record Speech(Schema schema, Locale locale) {

    String say(String ru, String en) {
        return say(new Label(ru, en));
    }

    String say(Label label) {
        return label.in(locale);
    }

    String say(TextTemplate template) {
        return say(template.ru(), template.en());
    }

    /** The label of a field, or its key where nobody declared it. */
    String field(Optional<RecordType> type, String key) {
        return type.flatMap(known -> known.field(key))
                .map(field -> say(field.label()))
                .orElse(key);
    }

    /** The label of an option, or its key where nobody declared it. */
    String option(Optional<RecordType> type, String field, String key) {
        return type.flatMap(known -> known.field(field))
                .map(known -> known.type() instanceof FieldType.Choice choice ? label(choice, key) : key)
                .orElse(key);
    }

    private String label(FieldType.Choice choice, String key) {
        return choice.option(key).map(Option::label).map(this::say).orElse(key);
    }

    /** The condition as a sentence about records of the type; its mere presence where nobody declared the type. */
    String condition(Optional<RecordType> type, Condition condition) {
        return type.map(known -> ConditionText.sentence(condition, known, schema, locale))
                .orElseGet(() -> say("условие", "a condition"));
    }
}
