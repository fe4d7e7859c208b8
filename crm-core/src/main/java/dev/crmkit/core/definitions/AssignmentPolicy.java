package dev.crmkit.core.definitions;

import dev.crmkit.spi.ForCallers;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    /** Whose turn it is when nobody had one yet; the predicate says whether a user may be given work. */
    public Optional<String> first(Predicate<String> available) {
        return from(0, available);
    }

    /** Whose turn it is after this user's. */
    public Optional<String> next(String last, Predicate<String> available) {
        return from(logins.indexOf(last) + 1, available);
    }

    private Optional<String> from(int start, Predicate<String> available) {
        for (int i = 0; i < logins.size(); i++) {
            String login = logins.get((start + i) % logins.size());
            if (available.test(login)) {
                return Optional.of(login);
            }
        }
        return Optional.empty();
    }
}
