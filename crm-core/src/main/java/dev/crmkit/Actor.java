package dev.crmkit;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.identity.Principal;

/**
 * Who acts: a user or a service principal, by login. The host has made sure that it is them.
 *
 * @param profile the capability profile of the way in, FULL when it cuts nothing. It comes on top of the one the user
 *     has, and never widens it
 */
@ForCallers
public record Actor(String login, String profile) {

    public static Actor user(String login) {
        return new Actor(login, Principal.FULL);
    }

    public static Actor service(String login) {
        return new Actor(login, Principal.FULL);
    }

    /** The same actor through a telephone, a portal or another way in that allows less, such as {@code MOBILE}. */
    public Actor through(String profileName) {
        return new Actor(login, profileName);
    }
}
