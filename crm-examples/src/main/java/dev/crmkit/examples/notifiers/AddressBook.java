package dev.crmkit.examples.notifiers;

import java.util.Optional;

/** Where messages to a user go, such as his mail address. Implementations must be thread-safe. */
@FunctionalInterface
public interface AddressBook {
    /** The address of the login, or nothing where he has none. */
    Optional<String> address(String tenant, String login);
}
