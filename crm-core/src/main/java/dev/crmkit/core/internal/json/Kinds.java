package dev.crmkit.core.internal.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The kinds of object that may stand in one place.
 *
 * @param tag the property that names the kind
 * @param properties of each kind, besides the tag
 * @param common properties of every kind
 */
record Kinds(String tag, Map<String, List<String>> properties, List<String> common) {

    /** The kind of the object; an empty text where it is unknown. Any other property than those of the kind is a fault. */
    String of(JsonObject json) {
        String kind = json.requiredWord(tag, new TreeSet<>(properties.keySet())).orElse("");
        if (!kind.isEmpty()) {
            json.allow(Stream.of(List.of(tag), properties.get(kind), common)
                    .flatMap(List::stream)
                    .toList());
        }
        return kind;
    }

    /** An object of the kind, to be filled. */
    Map<String, Object> start(String kind) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(tag, kind);
        return json;
    }
}
