/** The JDBC store: real typed columns on H2, with a seam for other dialects. */
@NullMarked
package dev.crmkit.jdbc;

import org.jspecify.annotations.NullMarked;
