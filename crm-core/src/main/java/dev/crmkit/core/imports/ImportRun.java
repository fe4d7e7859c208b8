package dev.crmkit.core.imports;

import dev.crmkit.spi.ForCallers;
import java.util.function.Consumer;

/**
 * How an import is run. Immutable.
 *
 * @param rehearsal whether everything is decided and nothing is kept: the verdicts are those of the real run
 * @param rejected hears of every rejected row, as it is judged
 */
@ForCallers
public record ImportRun(boolean rehearsal, Consumer<RowVerdict.Rejected> rejected, ImportProgress progress) {

    public static ImportRun real() {
        return new ImportRun(false, row -> {}, (rows, bad) -> {});
    }

    /** Decides every row and keeps nothing. The whole file is one unit then, held in memory. */
    public static ImportRun rehearsed() {
        return new ImportRun(true, row -> {}, (rows, bad) -> {});
    }

    public ImportRun rejectedTo(Consumer<RowVerdict.Rejected> sink) {
        return new ImportRun(rehearsal, sink, progress);
    }

    public ImportRun progress(ImportProgress listener) {
        return new ImportRun(rehearsal, rejected, listener);
    }
}
