package dev.crmkit.core.internal.json;

import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** One object of a document, read strictly: whatever is missing, unknown or of another type becomes a fault. */
public final class JsonObject {
    private final Map<String, Object> properties;
    private final String pointer;
    private final JsonFaults faults;

    private JsonObject(Map<String, Object> properties, String pointer, JsonFaults faults) {
        this.properties = properties;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** The value as an object, if it is one. */
    public static Optional<JsonObject> of(Object value, String pointer, JsonFaults faults) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> properties = new LinkedHashMap<>();
            map.forEach((name, property) -> properties.put((String) name, property));
            return Optional.of(new JsonObject(properties, pointer, faults));
        }
        faults.wrongType(pointer, "an object", "объект");
        return Optional.empty();
    }

    /** Where the object stands. */
    public String pointer() {
        return pointer;
    }

    /** Where a property of the object stands. */
    public String pointer(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    public boolean has(String name) {
        return properties.containsKey(name);
    }

    /** In the order of the document. */
    public Collection<String> names() {
        return properties.keySet();
    }

    /** Makes every other property a fault. */
    public void allow(Collection<String> names) {
        properties.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> faults.add(Unknown.property(pointer(Shown.name(name)), name, names)));
    }

    /** The property, null included; absent is a fault. */
    public Optional<Object> required(String name) {
        if (!has(name)) {
            faults.add(Violation.of(pointer(name), "REQUIRED", name + " is missing", "нет свойства " + name));
        }
        return value(name);
    }

    /** The property, null included. */
    public Optional<Object> value(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    /** The text; another type is a fault. */
    public Optional<String> text(String name) {
        return typed(name, value(name), String.class, "a text", "текст");
    }

    /** The text; absent or another type is a fault. */
    public Optional<String> requiredText(String name) {
        return typed(name, required(name), String.class, "a text", "текст");
    }

    /** The flag; another type is a fault. */
    public Optional<Boolean> flag(String name) {
        return typed(name, value(name), Boolean.class, "true or false", "true или false");
    }

    /** The array; another type is a fault. */
    public Optional<List<?>> list(String name) {
        return typed(name, value(name), List.class, "an array", "массив").map(list -> (List<?>) list);
    }

    /** The array; absent or another type is a fault. */
    public Optional<List<?>> requiredList(String name) {
        return typed(name, required(name), List.class, "an array", "массив").map(list -> (List<?>) list);
    }

    /** The object; another type is a fault. */
    public Optional<JsonObject> object(String name) {
        return value(name).flatMap(value -> of(value, pointer(name), faults));
    }

    /** The object; absent or another type is a fault. */
    public Optional<JsonObject> requiredObject(String name) {
        return required(name).flatMap(value -> of(value, pointer(name), faults));
    }

    /** The whole number; absent or another type is a fault. */
    public Optional<Long> requiredWhole(String name) {
        return typed(name, required(name), Long.class, "a whole number", "целое число");
    }

    /** The texts of an array, none where there is no array; elements of another type are faults. */
    public List<String> texts(String name) {
        return elements(name, (element, place) -> {
            if (element instanceof String text) {
                return Optional.of(text);
            }
            faults.wrongType(place, "a text", "текст");
            return Optional.empty();
        });
    }

    /** The objects of an array, none where there is no array; elements of another type are faults. */
    public List<JsonObject> objects(String name) {
        return elements(name, (element, place) -> of(element, place, faults));
    }

    private <T> List<T> elements(String name, BiFunction<Object, String, Optional<T>> read) {
        List<T> elements = new ArrayList<>();
        list(name).ifPresent(list -> {
            for (int i = 0; i < list.size(); i++) {
                read.apply(list.get(i), pointer(name) + "/" + i).ifPresent(elements::add);
            }
        });
        return elements;
    }

    /** One of the words; absent, another type or another word is a fault. */
    public Optional<String> requiredWord(String name, Collection<String> known) {
        Optional<String> word = requiredText(name);
        if (word.isPresent() && !known.contains(word.get())) {
            faults.add(Unknown.word(pointer(name), "UNKNOWN_WORD", word.get(), known));
            return Optional.empty();
        }
        return word;
    }

    private <T> Optional<T> typed(String name, Optional<Object> value, Class<T> type, String en, String ru) {
        if (value.isPresent() && !type.isInstance(value.get())) {
            faults.wrongType(pointer(name), en, ru);
            return Optional.empty();
        }
        return value.map(type::cast);
    }
}
