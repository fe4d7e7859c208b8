package dev.crmkit.examples.data;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** One row of a public file. */
record Row(Map<String, String> cells) {

    /** The cell as it is written, empty where nothing was recorded. */
    String text(String column) {
        if (!cells.containsKey(column)) {
            throw new IllegalArgumentException("The file has no column " + column + ", only " + cells.keySet());
        }
        return cells.get(column);
    }

    /** The cell, unless nothing was recorded. */
    Optional<String> present(String column) {
        return Optional.of(text(column)).filter(text -> !text.isEmpty());
    }

    Optional<LocalDate> day(String column) {
        return present(column).map(LocalDate::parse);
    }
}
