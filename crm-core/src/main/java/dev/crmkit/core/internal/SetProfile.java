package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.core.org.User;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.storage.Record;
import java.util.Optional;
import java.util.Set;

/** Puts a user behind a capability profile, from his next command on. */
public record SetProfile(String login, String profile) implements Command {

    @Override
    public String name() {
        return "user.profile";
    }

    @Override
    public void needs(Needs needs) {
        Staff.needUser(needs, login);
        Staff.needSeats(needs, login);
    }

    @Override
    public Record decide(Work work) {
        Set<String> known = work.shop().access().profiles();
        if (!known.contains(profile)) {
            throw InvalidInputException.of(Unknown.word(User.PROFILE.key(), "UNKNOWN_PROFILE", profile, known));
        }
        Record user = Staff.user(work, login);
        Staff.seats(work, user).forEach(unit -> Staff.demand(work, AccessAction.CONFIGURE, unit));
        Optional<String> kept = Optional.of(profile).filter(name -> !name.equals(Principal.FULL));
        return work.change(user, builder -> builder.set(User.PROFILE, kept));
    }
}
