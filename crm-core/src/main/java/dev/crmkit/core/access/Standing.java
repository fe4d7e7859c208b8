package dev.crmkit.core.access;

import dev.crmkit.spi.identity.Directory;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.identity.UnitNode;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody imagined: who he is, and where he holds what he holds.
 *
 * @param posts one for each role
 */
record Standing(RecordRef me, List<Post> posts) {

    private static final RecordRef TEAM = new RecordRef("team", new UUID(0, 0));

    /** A unit and all below it. */
    record Post(RecordRef unit, Set<RecordRef> below) {}

    Subject holding(List<String> roles, Instant now, ZoneId zone) {
        List<Principal.Assignment> held = new ArrayList<>();
        for (int i = 0; i < roles.size(); i++) {
            held.add(Principal.Assignment.of(roles.get(i), posts.get(i).unit()));
        }
        Principal principal = new Principal(
                me, String.join("+", roles), true, false, zone, held, Principal.FULL, List.of(TEAM), List.of());
        return Subject.of(principal, new Imagined(posts, zone), "main", now);
    }

    /** Knows the units of the posts. */
    private record Imagined(List<Post> posts, ZoneId zone) implements Directory {
        @Override
        public Optional<Principal> principal(String tenant, String login) {
            return Optional.empty();
        }

        @Override
        public Optional<Principal> principal(String tenant, RecordRef user) {
            return Optional.empty();
        }

        @Override
        public Optional<UnitNode> unit(String tenant, RecordRef unit) {
            return Optional.of(new UnitNode(unit, "imagined", null, "imagined", zone));
        }

        @Override
        public Set<RecordRef> subtree(String tenant, RecordRef unit) {
            Set<RecordRef> units = new HashSet<>();
            posts.stream().filter(post -> post.unit().equals(unit)).forEach(post -> units.addAll(post.below()));
            return units;
        }
    }
}
