package dev.crmkit.spi.schema;

import dev.crmkit.spi.ForCallers;

/** Who may read a field: STANDARD follows the grant on the record, every other class must be named in the grant. */
@ForCallers
public enum FieldClass {
    STANDARD,
    PERSONAL,
    COMMERCIAL,
    SECRET
}
