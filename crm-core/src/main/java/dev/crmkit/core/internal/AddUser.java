package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.org.Unit;
import dev.crmkit.core.org.User;
import dev.crmkit.core.value.CheckedInput;
import dev.crmkit.core.value.RequiredCheck;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Record;
import java.util.Optional;

/**
 * A user without any role.
 *
 * @param seat the code of the unit he sits in, where CONFIGURE is needed; the first unit of the sender unless said
 */
public record AddUser(CheckedInput input, boolean service, boolean active, Optional<String> seat) implements Command {

    @Override
    public String name() {
        return "user.add";
    }

    @Override
    public void needs(Needs needs) {
        Optional<Condition> home = needs.sender().homeUnit().map(unit -> Condition.id(unit.id()));
        seat.map(Unit.CODE::is)
                .or(() -> home)
                .ifPresent(asked -> Staff.needUnits(needs, asked, 1, AccessAction.CONFIGURE));
    }

    @Override
    public Record decide(Work work) {
        Record unit = seat.map(code -> Staff.unit(work, code)).orElseGet(() -> home(work));
        Staff.demand(work, AccessAction.CONFIGURE, unit);
        Record.Builder user = work.create(User.TYPE)
                .set(User.UNIT, unit.ref())
                .set(User.KIND, service ? "SERVICE" : "PERSON")
                .set(User.ACTIVE, active);
        Record made = input.applyTo(user).build();
        RequiredCheck.require(made);
        return work.insert(made);
    }

    private static Record home(Work work) {
        return work.sender()
                .homeUnit()
                .flatMap(work::find)
                .orElseThrow(() -> InvalidInputException.of(CreateRecord.noRecord("unit")));
    }
}
