package dev.crmkit.core.timer;

import dev.crmkit.spi.ForCallers;

/**
 * What the rounds of a pump came to.
 *
 * @param done how many due rows were settled
 * @param failed how many failed: they are due again later, or given up when they failed too often
 */
@ForCallers
public record PumpReport(int done, int failed) {
    public static final PumpReport NOTHING = new PumpReport(0, 0);

    public PumpReport plus(PumpReport other) {
        return new PumpReport(done + other.done, failed + other.failed);
    }
}
