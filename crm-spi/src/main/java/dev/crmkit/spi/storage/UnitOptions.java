package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;

/**
 * How a unit of work is opened.
 *
 * @param tenant a short ASCII code; every read and write of the unit stays inside it
 * @param readOnly whether the unit promises not to write
 */
@ForCallers
public record UnitOptions(String tenant, boolean readOnly) {

    public static UnitOptions write(String tenant) {
        return new UnitOptions(tenant, false);
    }

    public static UnitOptions read(String tenant) {
        return new UnitOptions(tenant, true);
    }
}
