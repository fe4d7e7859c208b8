/** Values, schema, conditions and every interface a plugin implements. */
module dev.crmkit.spi {
    requires static org.jspecify;
}
