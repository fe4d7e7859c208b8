/** The JDBC store: real typed columns on H2 and PostgreSQL. */
@NullMarked
package dev.crmkit.jdbc;

import org.jspecify.annotations.NullMarked;
