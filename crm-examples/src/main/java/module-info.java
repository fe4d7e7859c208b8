/** Runnable hosts of the library. */
module dev.crmkit.examples {
    requires com.h2database;
    requires de.siegmar.fastcsv;
    requires dev.crmkit.core;
    requires dev.crmkit.jdbc;
    requires java.naming;
    requires java.sql;
    requires tools.jackson.databind;
    requires static jakarta.mail;
    requires static org.jspecify;
}
