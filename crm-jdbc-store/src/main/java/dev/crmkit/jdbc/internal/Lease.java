package dev.crmkit.jdbc.internal;

import java.time.Instant;

/** A wish for due records, with the instants worked out. */
record Lease(String tenant, Instant now, Instant until, int limit) {}
