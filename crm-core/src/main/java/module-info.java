/** The typed domain, its engines and runners, and the in-memory store. */
module dev.crmkit.core {
    requires transitive dev.crmkit.spi;
    requires com.google.common;
    requires de.siegmar.fastcsv;
    requires org.slf4j;
    requires tools.jackson.databind;
    requires static com.google.i18n.phonenumbers.libphonenumber;
    requires static org.jspecify;
}
