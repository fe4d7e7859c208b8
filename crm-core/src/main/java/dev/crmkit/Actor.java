package dev.crmkit;

import dev.crmkit.spi.ForCallers;

/** Who acts: a user or a service principal, by login. The host has made sure that it is them. */
@ForCallers
public record Actor(String login) {

    public static Actor user(String login) {
        return new Actor(login);
    }

    public static Actor service(String login) {
        return new Actor(login);
    }
}
