package dev.crmkit.testkit.rules;

import dev.crmkit.spi.storage.Record;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Says in a few lines how two lists of records differ. */
final class Difference {
    private static final int SHOWN = 3;

    private Difference() {}

    static String of(List<Record> expected, List<Record> observed) {
        List<String> lines = new ArrayList<>();
        for (Record record : expected) {
            Optional<Record> same = withId(observed, record.id());
            if (same.isEmpty()) {
                lines.add("missing: " + Exact.text(record));
            } else if (!Exact.text(same.get()).equals(Exact.text(record))) {
                lines.add("written: " + Exact.text(record));
                lines.add("read:    " + Exact.text(same.get()));
            }
        }
        observed.stream()
                .filter(record -> withId(expected, record.id()).isEmpty())
                .forEach(record -> lines.add("too many: " + Exact.text(record)));
        return text(lines);
    }

    private static Optional<Record> withId(List<Record> records, UUID id) {
        return records.stream().filter(record -> record.id().equals(id)).findFirst();
    }

    private static String text(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.stream().limit(SHOWN).forEach(line -> text.append('\n').append(Exact.shortened(line)));
        if (lines.isEmpty()) {
            text.append("\nthe order or the number of records differs");
        }
        return text.append(lines.size() > SHOWN ? "\nand " + (lines.size() - SHOWN) + " more" : "")
                .toString();
    }
}
