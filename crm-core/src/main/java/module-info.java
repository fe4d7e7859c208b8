/** The typed domain, its engines and runners, and the in-memory store. */
module dev.crmkit.core {
    requires transitive dev.crmkit.spi;
    requires com.google.common;
    requires de.siegmar.fastcsv;
    requires org.slf4j;
    requires tools.jackson.databind;
    requires static com.google.i18n.phonenumbers.libphonenumber;
    requires static org.jspecify;

    exports dev.crmkit.core.access;
    exports dev.crmkit.core.activity;
    exports dev.crmkit.core.calendar;
    exports dev.crmkit.core.client;
    exports dev.crmkit.core.condition;
    exports dev.crmkit.core.custom;
    exports dev.crmkit.core.deal;
    exports dev.crmkit.core.definitions;
    exports dev.crmkit.core.environment;
    exports dev.crmkit.core.history;
    exports dev.crmkit.core.imports;
    exports dev.crmkit.core.lead;
    exports dev.crmkit.core.memory;
    exports dev.crmkit.core.mining;
    exports dev.crmkit.core.org;
    exports dev.crmkit.core.record;
    exports dev.crmkit.core.report;
    exports dev.crmkit.core.timer;
    exports dev.crmkit.core.value;
    exports dev.crmkit.core.workflow;
    exports dev.crmkit;
}
