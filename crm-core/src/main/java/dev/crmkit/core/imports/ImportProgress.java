package dev.crmkit.core.imports;

import dev.crmkit.spi.ForImplementors;

/** Hears how far an import is. Called by the importing thread, often: implementations MUST be quick and MUST NOT throw. */
@ForImplementors
@FunctionalInterface
public interface ImportProgress {

    /**
     * So many rows are done.
     *
     * @param rows all rows judged so far
     * @param rejected how many of them were rejected
     */
    void done(long rows, long rejected);
}
