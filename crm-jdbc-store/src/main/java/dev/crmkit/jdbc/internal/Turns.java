package dev.crmkit.jdbc.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The turns that writing units and migrations of one process take on a database which does not part them well enough
 * itself: each keeps its turn until its commit has come back. First come, first served; a thread may take a turn again.
 *
 * @param unit of a unit that writes
 * @param migration of a migration, which never runs while a unit has its turn
 */
record Turns(Lock unit, Lock migration) {
    /** For each database, however many stores are open on it; never more than there are databases. */
    private static final Map<String, Turns> ALL = new ConcurrentHashMap<>();

    /**
     * One unit or one migration at a time.
     *
     * @param database what tells it from all others in this process
     */
    static Turns oneAtATime(String database) {
        return ALL.computeIfAbsent(database, absent -> {
            Lock one = new ReentrantLock(true);
            return new Turns(one, one);
        });
    }

    /**
     * Any number of units, or one migration.
     *
     * @param database what tells it from all others in this process
     */
    static Turns migrationsAlone(String database) {
        return ALL.computeIfAbsent(database, absent -> {
            ReentrantReadWriteLock either = new ReentrantReadWriteLock(true);
            return new Turns(either.readLock(), either.writeLock());
        });
    }
}
