/** The JDBC store. */
module dev.crmkit.jdbc {
    requires transitive dev.crmkit.spi;
    requires transitive java.sql;
    requires static org.jspecify;

    exports dev.crmkit.jdbc;
}
