package dev.crmkit.core.access;

import dev.crmkit.core.org.Dealers;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.Header;
import java.util.List;

/** Rules and subjects at random. */
final class RandomRules {
    private static final List<String> ROLES = List.of("OWNER", "HEAD", "EMPLOYEE", "ADMIN");
    private final Dice dice;

    RandomRules(Dice dice) {
        this.dice = dice;
    }

    AccessRules some() {
        AccessRules.Builder builder = AccessRules.builder()
                .role("OWNER", "HEAD")
                .role("HEAD", "EMPLOYEE")
                .role("EMPLOYEE")
                .role("ADMIN");
        for (int i = 0; i < 6; i++) {
            builder.rule(dice.oneIn(4) ? deny("deny" + i) : grant("grant" + i));
        }
        return builder.build();
    }

    AccessRule grant(String id) {
        Reach.Builder<AccessRule.Grant> builder = fill(AccessRule.grant(id));
        if (dice.oneIn(2)) {
            builder.readable(dice.of(FieldClass.class)).writable(dice.of(FieldClass.class));
        }
        return builder.build();
    }

    AccessRule deny(String id) {
        Reach.Builder<AccessRule.Deny> builder = fill(AccessRule.deny(id));
        if (dice.oneIn(3)) {
            builder.readable(dice.of(FieldClass.class));
        }
        return builder.build();
    }

    private <R extends AccessRule> Reach.Builder<R> fill(Reach.Builder<R> builder) {
        builder.roles(dice.of(ROLES)).scope(dice.of(Scope.class));
        builder.actions(AccessAction.READ, dice.of(List.of(AccessAction.UPDATE, AccessAction.DELETE)));
        builder.types(dice.of(List.of(NameSet.any(), NameSet.of("deal"), NameSet.allBut("lead"))));
        if (dice.oneIn(3)) {
            builder.where("deal", dice.oneIn(2) ? Worlds.STAGE.is("WON") : Header.OWNER.isNotEmpty());
        }
        return builder;
    }

    Subject subject() {
        String login = dice.of(Worlds.PEOPLE);
        if (dice.oneIn(3)) {
            return Worlds.holding(login, assignment());
        }
        return Worlds.holding(login, assignment(), assignment());
    }

    private Principal.Assignment assignment() {
        return Principal.Assignment.of(dice.of(ROLES), Dealers.unit(dice.of(Worlds.UNITS)));
    }
}
