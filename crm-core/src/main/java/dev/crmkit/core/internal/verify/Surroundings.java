package dev.crmkit.core.internal.verify;

import dev.crmkit.core.access.AccessAnalysis;
import dev.crmkit.spi.schema.Schema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a definition is judged against.
 *
 * @param checks the names of the guard checks there are
 * @param actions the names of the transition actions there are
 * @param rights what the access rules allow; null when they are not asked
 */
record Surroundings(
        Schema schema,
        List<Machine> machines,
        Set<String> checks,
        Set<String> actions,
        @Nullable AccessAnalysis rights) {

    /** The machines of a record type. */
    List<Machine> of(String type) {
        return machines.stream()
                .filter(machine -> machine.type().key().equals(type))
                .toList();
    }
}
