package dev.crmkit.core.internal;

import dev.crmkit.AccessDeniedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessDecision;
import dev.crmkit.core.access.Subject;
import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.core.org.RightsVersion;
import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Bindings;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.schema.Label;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where one actor of one tenant stands: what doors and conductors share. The actor is resolved anew for every request, so
 * that a change of rights holds from the next one on. Immutable and thread-safe.
 */
public record Desk(
        Workshop shop,
        String tenant,
        String login,
        String profile,
        @Nullable Instant fixed) {

    private static final int TRIES = 3;

    public static Desk of(Workshop shop, String tenant, String login) {
        return new Desk(shop, tenant, login, Principal.FULL, null);
    }

    /** The same place behind a capability profile. */
    public Desk through(String name) {
        return new Desk(shop, tenant, login, name, fixed);
    }

    /** The same place and clock, as somebody else. */
    Desk of(String other) {
        return new Desk(shop, tenant, other, Principal.FULL, fixed);
    }

    /** The same place with its clock stopped: the rounds of the pumps are judged by the store's clock. */
    public Desk at(Instant instant) {
        return new Desk(shop, tenant, login, profile, instant);
    }

    private static AccessDecision.Deny unknown() {
        return new AccessDecision.Deny(
                "NO_ACTOR",
                new Label("Такого действующего пользователя нет", "There is no such active user"),
                List.of());
    }

    /**
     * Answers a request by the rights that hold when its unit begins: when they have changed elsewhere since they were read
     * here, they are read anew.
     */
    <R> R asked(Function<Sender, R> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.apply(sender());
            } catch (VersionConflictException conflict) {
                if (attempt == TRIES || !RightsVersion.isOutdated(conflict)) {
                    throw conflict;
                }
                shop.forgetRights(tenant);
            }
        }
    }

    /** The actor at this instant. Refuses logins nobody has and users that are not active. */
    public Sender sender() {
        Instant now = (fixed == null ? shop.environment().now() : fixed).truncatedTo(ChronoUnit.MICROS);
        // Before the actor: should rights change in between, what is known of him counts as old.
        RightsVersion rights = shop.rightsVersion(tenant);
        Principal principal = active().or(() -> {
                    shop.refreshRights(tenant);
                    return active();
                })
                .orElseThrow(() -> new AccessDeniedException(unknown()));
        Subject subject = Subject.of(principal, shop.directory(), tenant, now).through(profile);
        requireKnown(subject.profiles());
        return new Sender(
                subject, new Bindings(now, subject.zone(), subject.bindings().parameters()), rights);
    }

    /** The refusal of somebody without the right to do this to any record that is meant. */
    AccessDeniedException denied(AccessAction action, String type) {
        return new AccessDeniedException(new AccessDecision.Deny(
                "NO_GRANT",
                new Label(
                        login + " не имеет права " + action + " " + type,
                        login + " has no right to " + action + " " + type),
                List.of()));
    }

    /** The actor at this instant, for an answer that is given without a unit. */
    Sender current() {
        shop.refreshRights(tenant);
        return sender();
    }

    private Optional<Principal> active() {
        return shop.directory().principal(tenant, login).filter(Principal::active);
    }

    /** A mistyped profile allows nothing, and is better told. */
    private void requireKnown(Set<String> profiles) {
        Set<String> known = shop.access().profiles();
        profiles.stream().filter(each -> !known.contains(each)).findFirst().ifPresent(each -> {
            throw new AccessDeniedException(new AccessDecision.Deny(
                    "NO_PROFILE",
                    new Label(
                            "Нет профиля " + Shown.name(each) + ", есть " + String.join(", ", known),
                            "There is no profile " + Shown.name(each) + ", there are " + String.join(", ", known)),
                    List.of()));
        });
    }
}
