package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.schema.Field;
import java.util.List;

/**
 * One index.
 *
 * @param field what it serves, or what it keeps unique
 * @param columns after the tenant, which leads every index
 */
record IndexSpec(String name, String table, boolean unique, Field<?> field, List<Column> columns) {}
