package dev.crmkit.testkit.crash;

import dev.crmkit.spi.ForImplementors;
import dev.crmkit.spi.storage.CrmStore;

/**
 * Where the work is done: opens the same store in every process. Has a constructor without parameters; what it must know
 * comes as system properties ({@link CrashHarness#setting}).
 */
@ForImplementors
public interface CrashSite {

    /** Opens the store on the data that is there. Closing it lets go of everything. */
    CrmStore open();

    /** Returns when nothing of a killed process is at work any more: a server may still be committing for it. */
    default void settle() {}
}
