package dev.crmkit.core.internal.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table of plain text: columns aligned, long lines broken between words, rows set apart. Not thread-safe. */
final class TextTable {
    private static final String BETWEEN = " | ";

    private final List<Integer> widest;
    private final List<List<List<String>>> rows = new ArrayList<>();

    /** @param widest how many characters a column may take, for each column */
    TextTable(List<Integer> widest) {
        this.widest = widest;
    }

    /** One row: the lines of each cell. */
    void row(List<List<String>> cells) {
        List<List<String>> broken = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            int width = widest.get(i);
            broken.add(cells.get(i).stream()
                    .flatMap(line -> broken(line, width).stream())
                    .toList());
        }
        rows.add(broken);
    }

    private static List<String> broken(String line, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String word : line.strip().split("\\s+", -1)) {
            if (current.length() > 0 && length(current.toString()) + 1 + length(word) > width) {
                lines.add(current.toString());
                current.setLength(0);
                current.append("  ");
            } else if (current.length() > 0) {
                current.append(' ');
            }
            current.append(word);
        }
        lines.add(current.toString());
        return lines;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    String text() {
        List<Integer> widths =
                IntStream.range(0, widest.size()).mapToObj(this::width).toList();
        StringBuilder text = new StringBuilder();
        String rule = String.join("-+-", widths.stream().map("-"::repeat).toList());
        for (List<List<String>> row : rows) {
            write(row, widths, text);
            text.append(rule).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream()
                .flatMap(row -> row.get(column).stream())
                .mapToInt(TextTable::length)
                .max()
                .orElse(0);
    }

    private static void write(List<List<String>> row, List<Integer> widths, StringBuilder text) {
        int height = row.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < widths.size(); column++) {
                List<String> cell = row.get(column);
                String words = line < cell.size() ? cell.get(line) : "";
                cells.add(words + " ".repeat(widths.get(column) - length(words)));
            }
            text.append(String.join(BETWEEN, cells).stripTrailing()).append('\n');
        }
    }
}
