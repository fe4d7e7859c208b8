package dev.crmkit.core.imports;

import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of the columns, checked against the mapping before any row is read. */
final class CsvHeader {
    private static final int MOST = 1_000;

    private CsvHeader() {}

    /** @throws InvalidInputException with everything that is wrong with the header */
    static List<String> check(List<String> cells, ImportMapping mapping) {
        if (cells.size() > MOST) {
            throw InvalidInputException.of(
                    Violation.of("", "TOO_MANY", "at most " + MOST + " columns", "не более " + MOST + " столбцов")
                            .with("max", MOST));
        }
        List<String> names = cells.stream().map(String::strip).toList();
        Set<String> known = new HashSet<>(mapping.needed());
        known.addAll(mapping.ignored());
        List<Violation> violations = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            checkName(names.get(i), i + 1, seen, known, violations);
        }
        mapping.needed().stream()
                .filter(name -> !seen.contains(name))
                .forEach(name -> violations.add(
                        of(name, "MISSING_COLUMN", "the file has no such column", "в файле нет такого столбца")));
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
        return names;
    }

    private static void checkName(
            String name, int place, Set<String> seen, Set<String> known, List<Violation> violations) {
        if (name.isEmpty()) {
            violations.add(
                    of("", "EMPTY_COLUMN", "column " + place + " has no name", "у столбца " + place + " нет имени"));
        } else if (!seen.add(name)) {
            violations.add(of(name, "DUPLICATE_COLUMN", "the column stands twice", "столбец указан дважды"));
        } else if (!known.contains(name)) {
            violations.add(Unknown.word(Shown.name(name), "UNKNOWN_COLUMN", name, known));
        }
    }

    private static Violation of(String name, String code, String en, String ru) {
        return Violation.of(Shown.name(name), code, en, ru);
    }
}
