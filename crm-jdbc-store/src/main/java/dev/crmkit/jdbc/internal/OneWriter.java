package dev.crmkit.jdbc.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one that may write to a database where a commit must not meet the changes of another thread: whoever writes takes
 * his turn until his commit has come back. First come, first served; a thread may take it again.
 */
final class OneWriter {
    /** One for each database, however many stores are open on it; never more than there are files. */
    private static final Map<String, ReentrantLock> ALL = new ConcurrentHashMap<>();

    private OneWriter() {}

    /** @param database what tells it from all others in this process */
    static ReentrantLock of(String database) {
        return ALL.computeIfAbsent(database, absent -> new ReentrantLock(true));
    }
}
