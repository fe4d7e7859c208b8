package dev.crmkit.core.internal.json;

import dev.crmkit.core.workflow.TextTemplate;
import dev.crmkit.spi.schema.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts in Russian and English. */
final class Texts {
    private Texts() {}

    /** The text; absent or in one language only is a fault. */
    static Label label(JsonObject json, String name) {
        return json.requiredObject(name).map(Texts::label).orElseGet(() -> new Label("", ""));
    }

    private static Label label(JsonObject json) {
        json.allow(List.of("ru", "en"));
        return new Label(
                json.requiredText("ru").orElse(""), json.requiredText("en").orElse(""));
    }

    static TextTemplate template(JsonObject json, String name) {
        Label label = label(json, name);
        return new TextTemplate(label.ru(), label.en());
    }

    static Map<String, Object> write(Label label) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ru", label.ru());
        json.put("en", label.en());
        return json;
    }

    static Map<String, Object> write(TextTemplate template) {
        return write(new Label(template.ru(), template.en()));
    }
}
