package dev.crmkit.core.internal.json;

import dev.crmkit.core.internal.words.DidYouMean;
import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One place of a document while it is read: its value, its JSON pointer, and the list all faults go to. A reading method
 * that finds a fault notes it and answers something harmless, so that one pass finds every fault. Not thread-safe.
 */
final class Place {
    private static final int MOST_FAULTS = 1_000;

    private final JsonNode node;
    private final @Nullable Place parent; // null at the root only
    private final String step;
    private final List<Violation> faults;

    private Place(JsonNode node, @Nullable Place parent, String step, List<Violation> faults) {
        this.node = node;
        this.parent = parent;
        this.step = step;
        this.faults = faults;
    }

    static Place root(JsonNode node, List<Violation> faults) {
        return new Place(node, null, "", faults);
    }

    JsonNode node() {
        return node;
    }

    /** The property of that name; reading it notes a fault where there is none. */
    Place at(String name) {
        return new Place(node.path(name), this, name, faults);
    }

    boolean has(String name) {
        return node.has(name);
    }

    /** The property of that name, if it is written. */
    Optional<Place> find(String name) {
        return has(name) ? Optional.of(at(name)) : Optional.empty();
    }

    /** The property of that name, noted as a fault where it is not written. */
    Place required(String name) {
        if (!has(name)) {
            at(name).wrongType("a list", "список");
        }
        return at(name);
    }

    /** A text in both languages. */
    Label label() {
        return requireOnly(List.of("ru", "en")) ? new Label(at("ru").text(), at("en").text()) : new Label("", "");
    }

    /**
     * Which of several kinds of object this is. Other properties than those of the kind and the common ones are faults.
     *
     * @param kinds the properties of each kind
     * @return the name of a kind, or an empty text where a fault was noted instead
     */
    String tag(String name, Map<String, List<String>> kinds, List<String> common) {
        if (!node.isObject()) {
            wrongType("an object", "объект");
            return "";
        }
        String kind = at(name).text();
        List<String> own = kinds.get(kind);
        if (own != null) {
            requireOnly(
                    Stream.of(List.of(name), own, common).flatMap(List::stream).toList());
            return kind;
        }
        if (at(name).node.isString()) {
            at(name).unknown("UNKNOWN_KIND", "kind", "вид", new TreeSet<>(kinds.keySet()));
        }
        return "";
    }

    /** Notes a fault when this is no object or has other properties than these; answers whether it is an object. */
    boolean requireOnly(Collection<String> known) {
        if (!node.isObject()) {
            wrongType("an object", "объект");
            return false;
        }
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                at(name).unknown("UNKNOWN_PROPERTY", name, "property", "свойство", known);
            }
        }
        return true;
    }

    /** The text, or an empty one. */
    String text() {
        if (!node.isString()) {
            wrongType("a text", "текст");
            return "";
        }
        return node.stringValue();
    }

    String textOr(String fallback) {
        return node.isMissingNode() ? fallback : text();
    }

    long wholeNumber() {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            wrongType("a whole number", "целое число");
            return 0;
        }
        return node.longValue();
    }

    /** The flag; false where nothing is written. */
    boolean flag() {
        if (node.isMissingNode()) {
            return false;
        }
        if (!node.isBoolean()) {
            wrongType("true or false", "true или false");
            return false;
        }
        return node.booleanValue();
    }

    /** What the elements read as; nothing where nothing is written. */
    <T> List<T> list(Function<Place, T> read) {
        if (node.isMissingNode()) {
            return List.of();
        }
        if (!node.isArray()) {
            wrongType("a list", "список");
            return List.of();
        }
        List<T> elements = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            elements.add(read.apply(new Place(node.get(i), this, Integer.toString(i), faults)));
        }
        return elements;
    }

    /** What the properties read as, in written order; a fault where this is no object. */
    <T> Map<String, T> map(Function<Place, T> read) {
        Map<String, T> values = new LinkedHashMap<>();
        if (!node.isObject()) {
            wrongType("an object", "объект");
            return values;
        }
        node.propertyNames().forEach(name -> values.put(name, read.apply(at(name))));
        return values;
    }

    /** One of the constants of an enum, by its name. */
    <E extends Enum<E>> E constant(E[] all) {
        String name = text();
        for (E each : all) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        if (node.isString()) {
            List<String> names = new ArrayList<>();
            for (E each : all) {
                names.add(each.name());
            }
            unknown("UNKNOWN_VALUE", "value", "значение", names);
        }
        return all[0];
    }

    /** The last step of the pointer: the name of this property. */
    String name() {
        return step;
    }

    void wrongType(String en, String ru) {
        if (node.isMissingNode()) {
            fault("REQUIRED", "is required: " + en, "обязательно: " + ru);
        } else {
            fault("WRONG_TYPE", "expected " + en, "ожидается " + ru);
        }
    }

    /** Notes that the text here is not among the known; perhaps another one was meant. */
    void unknown(String code, String en, String ru, Collection<String> known) {
        unknown(code, node.asString(""), en, ru, known);
    }

    private void unknown(String code, String raw, String en, String ru, Collection<String> known) {
        String meantEn = DidYouMean.nearest(raw, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
        String meantRu = DidYouMean.nearest(raw, known)
                .map(near -> "; имелось в виду " + near + "?")
                .orElse("");
        String list = Shown.list(known);
        fault(
                code,
                "unknown " + en + "; known are " + list + meantEn,
                "неизвестно: " + ru + "; есть " + list + meantRu);
    }

    void fault(String code, String en, String ru) {
        fault(Violation.of("", code, en, ru));
    }

    /** Notes a fault found by somebody else in what stands here. */
    void fault(Violation violation) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(violation.at(pointer()));
        }
    }

    /** Such as {@code /transitions/3/from/1}; empty for the document. */
    private String pointer() {
        List<String> steps = new ArrayList<>();
        for (Place place = this; place.parent != null; place = place.parent) {
            steps.add(0, Shown.name(place.step).replace("~", "~0").replace("/", "~1"));
        }
        return steps.isEmpty() ? "" : "/" + String.join("/", steps);
    }
}
