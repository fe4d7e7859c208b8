/** Tests of the JDBC store by its own means; the storage contract is run beside them. */
@NullMarked
package dev.crmkit.jdbc;

import org.jspecify.annotations.NullMarked;
