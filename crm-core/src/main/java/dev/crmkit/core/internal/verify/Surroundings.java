package dev.crmkit.core.internal.verify;

import dev.crmkit.spi.schema.Schema;
import java.util.List;
import java.util.Set;

/**
 * What a definition is judged against.
 *
 * @param checks the names of the guard checks there are
 * @param actions the names of the transition actions there are
 */
record Surroundings(Schema schema, List<Machine> machines, Set<String> checks, Set<String> actions) {

    /** The machines of a record type. */
    List<Machine> of(String type) {
        return machines.stream()
                .filter(machine -> machine.type().key().equals(type))
                .toList();
    }
}
