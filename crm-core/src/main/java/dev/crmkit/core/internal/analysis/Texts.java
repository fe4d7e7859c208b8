package dev.crmkit.core.internal.analysis;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.value.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts to try: the constants; where order is asked, the text right after each; and texts made of the wanted parts with
 * a mark between that stands in none of them, so that they hold just these parts and equal no constant. Parts and order
 * asked of one field, or exact and folded comparison, are tried without a claim to be complete.
 */
final class Texts {
    /** Of characters a text may have this is the least: nothing lies between a text and the same with it. */
    private static final String LEAST = "\t";

    /** A text that is there but folds to nothing. */
    private static final String SIGNLESS = "\uFE0F";

    private static final int COMBINATIONS = 4_096;

    private final List<Condition> atoms;
    private final int maxLength;
    private final List<String> constants;
    private final List<Condition.Match> parts;
    private final Set<TextMode> modes;
    /** Empty when there is none. */
    private final String mark;

    Texts(List<Condition> atoms, int maxLength) {
        this.atoms = atoms;
        this.maxLength = maxLength;
        this.constants = Atoms.constants(atoms, String.class);
        this.parts = Atoms.matches(atoms);
        this.modes = atoms.stream().flatMap(atom -> Atoms.mode(atom).stream()).collect(Collectors.toSet());
        this.mark = mark();
    }

    Candidates candidates() {
        boolean ordered = atoms.stream().anyMatch(Atoms::isOrdering);
        List<String> texts = new ArrayList<>(constants);
        texts.addAll(joined());
        if (ordered) {
            constants.forEach(constant -> texts.add(constant + LEAST));
            texts.add(LEAST);
        }
        texts.add(SIGNLESS);
        List<String> kept = texts.stream().filter(this::fits).toList();
        boolean complete = kept.size() == texts.size()
                && !mark.isEmpty()
                && modes.size() <= 1
                && !(ordered && !parts.isEmpty())
                && combinations() <= COMBINATIONS;
        return complete ? Candidates.all(kept) : Candidates.some(kept);
    }

    private boolean fits(String text) {
        boolean plain = !modes.contains(TextMode.FOLDED)
                || text.equals(SIGNLESS)
                || Fold.fold(text).equals(text);
        return plain && !text.isEmpty() && text.codePointCount(0, text.length()) <= maxLength;
    }

    private int combinations() {
        int inside = parts(Condition.Part.CONTAINS).size();
        return inside > 12
                ? Integer.MAX_VALUE
                : (parts(Condition.Part.STARTS_WITH).size() + 1)
                        * (parts(Condition.Part.ENDS_WITH).size() + 1)
                        * (1 << inside);
    }

    private List<String> joined() {
        List<String> starts = orNothing(Condition.Part.STARTS_WITH);
        List<String> ends = orNothing(Condition.Part.ENDS_WITH);
        return middles().stream()
                .flatMap(middle -> starts.stream().map(start -> start + middle))
                .flatMap(head -> ends.stream().map(end -> head + end))
                .toList();
    }

    /** The wanted middle parts, each set of them, between marks; all of them together if the sets are too many. */
    private List<String> middles() {
        List<String> inside = parts(Condition.Part.CONTAINS);
        if (combinations() > COMBINATIONS) {
            return List.of(mark, mark + String.join(mark, inside) + mark);
        }
        return IntStream.range(0, 1 << inside.size())
                .mapToObj(bits -> IntStream.range(0, inside.size())
                        .filter(i -> (bits >> i & 1) == 1)
                        .mapToObj(i -> inside.get(i) + mark)
                        .collect(Collectors.joining("", mark, "")))
                .toList();
    }

    private List<String> orNothing(Condition.Part part) {
        List<String> all = new ArrayList<>(parts(part));
        all.add(0, "");
        return all;
    }

    private List<String> parts(Condition.Part wanted) {
        return parts.stream()
                .filter(match -> match.part() == wanted)
                .map(Condition.Match::text)
                .distinct()
                .toList();
    }

    /** A character that stands in no constant and no part, and changes no neighbour when it is folded. */
    private String mark() {
        List<String> texts = new ArrayList<>(constants);
        parts.forEach(part -> texts.add(part.text()));
        Stream<String> signs = Stream.of("-", "_", "#", "*", "0");
        Stream<String> ideographs = IntStream.rangeClosed(0x4E00, 0x9FA5).mapToObj(Character::toString);
        return Stream.concat(signs, ideographs)
                .filter(sign -> texts.stream().noneMatch(text -> text.contains(sign)))
                .findFirst()
                .orElse("");
    }
}
