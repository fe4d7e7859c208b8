/** Values, schema, conditions and every interface a plugin implements. */
module dev.crmkit.spi {
    requires static org.jspecify;

    exports dev.crmkit.spi;
    exports dev.crmkit.spi.calendar;
    exports dev.crmkit.spi.condition;
    exports dev.crmkit.spi.environment;
    exports dev.crmkit.spi.identity;
    exports dev.crmkit.spi.notify;
    exports dev.crmkit.spi.schema;
    exports dev.crmkit.spi.storage;
    exports dev.crmkit.spi.value;
    exports dev.crmkit.spi.workflow;
}
