package dev.crmkit.core.access;

import dev.crmkit.core.internal.json.JsonFaults;
import dev.crmkit.core.internal.json.JsonObject;
import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads lists of words from one object of a document: plain ones, sets with a star, and names of constants. */
record JsonWords(JsonFaults faults, JsonObject json) {
    private static final String STAR = "*";

    /** The texts of a list; other elements are faults. */
    List<String> texts(String property) {
        List<String> texts = new ArrayList<>();
        List<?> elements = json.list(property).orElse(List.of());
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof String text) {
                texts.add(text);
            } else {
                faults.add(Violation.of(
                        json.pointer(property) + "/" + i, "WRONG_TYPE", "expected a text", "ожидается текст"));
            }
        }
        return texts;
    }

    /** {@code "*"}, {@code ["a", "b"]} or {@code {"allBut": ["a"]}}; names that are not known are faults. */
    Optional<NameSet> names(String property, Optional<? extends Collection<String>> known, String code) {
        if (isStar(property)) {
            return Optional.of(NameSet.any());
        }
        if (json.value(property).filter(List.class::isInstance).isPresent()) {
            List<String> names = texts(property);
            known.ifPresent(all -> checkKnown(json.pointer(property), names, all, code));
            return Optional.of(new NameSet(false, Set.copyOf(names)));
        }
        return json.object(property).map(object -> {
            object.allow(List.of("allBut"));
            JsonWords inner = new JsonWords(faults, object);
            List<String> names = inner.texts("allBut");
            known.ifPresent(all -> checkKnown(object.pointer("allBut"), names, all, code));
            return new NameSet(true, Set.copyOf(names));
        });
    }

    boolean isStar(String property) {
        return json.value(property).filter(STAR::equals).isPresent();
    }

    private void checkKnown(String pointer, List<String> names, Collection<String> known, String code) {
        for (int i = 0; i < names.size(); i++) {
            if (!known.contains(names.get(i))) {
                add(pointer + "/" + i, code, names.get(i), known);
            }
        }
    }

    /** The constants named in a list. */
    <E extends Enum<E>> Set<E> constants(String property, Class<E> type, String code) {
        Set<E> found = new LinkedHashSet<>();
        List<String> texts = texts(property);
        for (int i = 0; i < texts.size(); i++) {
            constant(json.pointer(property) + "/" + i, texts.get(i), type, code).ifPresent(found::add);
        }
        return found;
    }

    /** The constant named by a text. */
    <E extends Enum<E>> Optional<E> constant(String property, Class<E> type, String code) {
        return json.text(property).flatMap(text -> constant(json.pointer(property), text, type, code));
    }

    private <E extends Enum<E>> Optional<E> constant(String pointer, String text, Class<E> type, String code) {
        List<E> all = Arrays.asList(type.getEnumConstants());
        Optional<E> found =
                all.stream().filter(each -> each.name().equals(text)).findFirst();
        if (found.isEmpty()) {
            faults.add(Unknown.word(
                    pointer, code, text, all.stream().map(Enum::name).toList()));
        }
        return found;
    }

    private void add(String pointer, String code, String name, Collection<String> known) {
        faults.add(Unknown.word(pointer, code, name, known).with("name", Shown.name(name)));
    }
}
