package dev.crmkit.core.definitions;

import dev.crmkit.spi.ForCallers;
import java.util.List;
import java.util.Optional;

/**
 * Who becomes the owner of new records of a type: the active users of the list in turn.
 *
 * @param type the record type key
 * @param logins in the order of their turns; users that are not active are passed over
 */
@ForCallers
public record AssignmentPolicy(String type, List<String> logins) {
    public AssignmentPolicy {
        logins = List.copyOf(logins);
    }

    public static AssignmentPolicy roundRobin(String type, String... logins) {
        return new AssignmentPolicy(type, List.of(logins));
    }

    /**
     * Whose turn it is.
     *
     * @param last who had the turn before, if anybody had
     * @param available whether a user may be given work
     */
    public Optional<String> next(Optional<String> last, java.util.function.Predicate<String> available) {
        int start = last.map(logins::indexOf).orElse(-1) + 1;
        for (int i = 0; i < logins.size(); i++) {
            String login = logins.get((start + i) % logins.size());
            if (available.test(login)) {
                return Optional.of(login);
            }
        }
        return Optional.empty();
    }
}
