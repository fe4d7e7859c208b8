package dev.crmkit.core.definitions;

import dev.crmkit.spi.schema.Label;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why this person, and why not the others. */
final class AssignmentWords {
    private static final Label INACTIVE = new Label("не работает", "not active");
    private static final Label ABSENT = new Label("отсутствует", "absent");
    private static final Label FULL = new Label("загружен", "at capacity");

    private AssignmentWords() {}

    /** What keeps the candidate from being chosen. */
    static Optional<Label> obstacle(Candidate candidate, Availability standing) {
        if (!standing.active()) {
            return Optional.of(INACTIVE);
        }
        if (standing.absent()) {
            return Optional.of(ABSENT);
        }
        return candidate.capacity() > 0 && standing.open() >= candidate.capacity()
                ? Optional.of(FULL)
                : Optional.empty();
    }

    static Label because(AssignmentRule rule, Candidate chosen, Map<String, Availability> standings) {
        Label method = switch (rule.method()) {
            case ROUND_ROBIN -> new Label("по очереди", "in turn");
            case LEAST_OPEN -> new Label("меньше всего открытых", "fewest open");
            case WEIGHTED_QUOTA -> new Label("по доле", "by share");
        };
        return new Label(
                chosen.login() + ": " + method.ru() + skipped(rule, standings, "; пропущены: ", Label::ru),
                chosen.login() + ": " + method.en() + skipped(rule, standings, "; passed over: ", Label::en));
    }

    static Label nobody(AssignmentRule rule, Map<String, Availability> standings) {
        return new Label(
                "никто не свободен" + skipped(rule, standings, ": ", Label::ru),
                "nobody is free" + skipped(rule, standings, ": ", Label::en));
    }

    private static String skipped(
            AssignmentRule rule, Map<String, Availability> standings, String lead, Function<Label, String> language) {
        List<String> words = rule.candidates().stream()
                .flatMap(each -> obstacle(each, AssignmentRule.standing(standings, each))
                        .map(why -> each.login() + " (" + language.apply(why) + ")")
                        .stream())
                .toList();
        return words.isEmpty() ? "" : words.stream().collect(Collectors.joining(", ", lead, ""));
    }
}
