package dev.crmkit.jdbc;

import javax.sql.DataSource;

/** The databases every test of the store runs on. */
enum Database {
    IN_MEMORY_H2 {
        @Override
        DataSource empty() {
            return H2.empty("LOCK_TIMEOUT=10000");
        }

        @Override
        DataSource impatient() {
            return H2.empty("LOCK_TIMEOUT=50");
        }
    },
    POSTGRESQL {
        @Override
        DataSource empty() {
            return Postgres.empty();
        }

        @Override
        DataSource impatient() {
            return Postgres.impatient();
        }
    };

    /** Nothing is in it. */
    abstract DataSource empty();

    /** Nothing is in it, and nobody waits long for a lock. */
    abstract DataSource impatient();
}
