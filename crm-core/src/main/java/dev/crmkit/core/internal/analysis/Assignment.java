package dev.crmkit.core.internal.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells chosen so far, and what is supposed of related records. Not thread-safe. */
final class Assignment {
    /** Null: no cell is chosen yet. */
    private final List<@Nullable Cell> cells;

    private boolean supposing;
    private long supposed;

    Assignment(int variables) {
        this.cells = new ArrayList<>(Collections.nCopies(variables, null));
    }

    void choose(int variable, Cell cell) {
        cells.set(variable, cell);
    }

    void free(int variable) {
        cells.set(variable, null);
    }

    /** The chosen cell; null when none is. */
    @Nullable
    Cell cell(int variable) {
        return cells.get(variable);
    }

    /** Answers every question about related records by a bit. */
    void suppose(long answers) {
        supposing = true;
        supposed = answers;
    }

    void supposeNothing() {
        supposing = false;
    }

    Truth atom(int variable, int number) {
        Cell cell = cells.get(variable);
        return cell == null ? Truth.OPEN : Truth.of(cell.truths().get(number));
    }

    Truth far(int number) {
        return supposing ? Truth.of((supposed >> number & 1) == 1) : Truth.OPEN;
    }
}
