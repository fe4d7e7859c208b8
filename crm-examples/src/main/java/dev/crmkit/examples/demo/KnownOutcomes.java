package dev.crmkit.examples.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of the leads, read off the data and put in the order of time. */
final class KnownOutcomes {

    /**
     * How far a lead came by a day.
     *
     * @param goal NEW, OPEN, LOST or WON
     */
    record Outcome(
            String externalKey,
            String goal,
            @Nullable BigDecimal paid,
            @Nullable LocalDate on) {

        Optional<BigDecimal> amount() {
            return Optional.ofNullable(paid);
        }

        Optional<LocalDate> day() {
            return Optional.ofNullable(on);
        }

        private Outcome openOn(LocalDate day) {
            return new Outcome(externalKey, "OPEN", paid, day);
        }
    }

    private KnownOutcomes() {}

    static List<Outcome> read(Path leads, Scenario scenario) throws IOException {
        Scenario.Outcomes outcomes = scenario.outcomes().orElseThrow();
        Path file = outcomes.file() == null ? leads : leads.resolveSibling(outcomes.file());
        String system = scenario.mapping().externalKey().orElseThrow().system();
        List<Outcome> all = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows.forEach(row -> {
                Outcome end = outcome(row, outcomes, system);
                day(row, outcomes.from()).map(end::openOn).ifPresent(all::add);
                all.add(end);
            });
        }
        all.sort(Comparator.comparing(outcome -> outcome.day().orElse(LocalDate.MAX)));
        return all;
    }

    private static Outcome outcome(NamedCsvRecord row, Scenario.Outcomes outcomes, String system) {
        String goal = outcomes.stage()
                .map(column -> outcomes.stages().getOrDefault(row.getField(column), "NEW"))
                .orElse("WON");
        return new Outcome(
                system + ":" + row.getField(outcomes.key()),
                goal,
                outcomes.amount()
                        .flatMap(column -> cell(row, column))
                        .map(BigDecimal::new)
                        .orElse(null),
                day(row, outcomes.at()).orElse(null));
    }

    private static Optional<LocalDate> day(NamedCsvRecord row, Optional<String> column) {
        return column.flatMap(name -> cell(row, name)).map(text -> LocalDate.parse(text.substring(0, 10)));
    }

    private static Optional<String> cell(NamedCsvRecord row, String column) {
        return row.findField(column).filter(text -> !text.isEmpty());
    }
}
