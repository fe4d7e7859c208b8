package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.condition.Condition;

/**
 * A table that leads to the records {@code t} of one conjunct, instead of reading the whole tenant.
 *
 * @param part the conjunct, which needs no other rendering
 * @param from the table in FROM
 * @param on what joins it to the row {@code t}
 * @param where its own condition, possibly nothing; at most one of its rows is left for each record
 * @param certain whether it leads to few records for sure; otherwise the planner of the database decides
 */
record Way(Condition part, Sql from, Sql on, Sql where, boolean certain) {}
