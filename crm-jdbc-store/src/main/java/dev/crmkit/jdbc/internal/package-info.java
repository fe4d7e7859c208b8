/**
 * How the JDBC store works: layouts of tables, one compiler of SQL, units of work, migrations, and a dialect per database.
 */
@NullMarked
package dev.crmkit.jdbc.internal;

import org.jspecify.annotations.NullMarked;
