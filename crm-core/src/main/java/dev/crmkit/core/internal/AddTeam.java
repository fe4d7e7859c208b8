package dev.crmkit.core.internal;

import dev.crmkit.core.org.Team;
import dev.crmkit.core.value.CheckedInput;
import dev.crmkit.core.value.RequiredCheck;
import dev.crmkit.spi.storage.Record;

/** A team nobody is in yet. It is no unit's, so CONFIGURE is needed at the top. */
public record AddTeam(CheckedInput input) implements Command {

    @Override
    public String name() {
        return "team.add";
    }

    @Override
    public void needs(Needs needs) {
        Staff.needTops(needs);
    }

    @Override
    public Record decide(Work work) {
        Staff.demandTops(work);
        Record made = input.applyTo(work.create(Team.TYPE)).build();
        RequiredCheck.require(made);
        return work.insert(made);
    }
}
