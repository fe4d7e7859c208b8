package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.org.User;
import dev.crmkit.spi.storage.Record;

/** Lets a user in, or keeps him out: whoever is not active may do nothing from the next command on. */
public record SetActive(String login, boolean active) implements Command {

    @Override
    public String name() {
        return active ? "user.reactivate" : "user.deactivate";
    }

    @Override
    public void needs(Needs needs) {
        Staff.needUser(needs, login);
        Staff.needSeats(needs, login);
    }

    @Override
    public Record decide(Work work) {
        Record user = Staff.user(work, login);
        Staff.seats(work, user).forEach(unit -> Staff.demand(work, AccessAction.CONFIGURE, unit));
        return work.change(user, builder -> builder.set(User.ACTIVE, active));
    }
}
