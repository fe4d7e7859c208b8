package dev.crmkit.core.internal;

import dev.crmkit.core.org.User;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.List;

/** Takes a user into a team, or out of it. What is shared with the team is shared with him, so CONFIGURE is needed at the top. */
public record SetMember(String team, String login, boolean member) implements Command {

    @Override
    public String name() {
        return member ? "team.join" : "team.leave";
    }

    @Override
    public void needs(Needs needs) {
        Staff.needUser(needs, login);
        Staff.needTeam(needs, team);
        Staff.needTops(needs);
    }

    @Override
    public Record decide(Work work) {
        RecordRef ref = Staff.team(work, team).ref();
        Record user = Staff.user(work, login);
        Staff.demandTops(work);
        List<RecordRef> teams = new ArrayList<>(user.get(User.TEAMS).orElse(List.of()));
        teams.remove(ref);
        if (member) {
            teams.add(ref);
        }
        return work.change(user, changed -> changed.set(User.TEAMS, teams));
    }
}
