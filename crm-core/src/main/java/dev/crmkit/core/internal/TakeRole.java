package dev.crmkit.core.internal;

import dev.crmkit.RejectedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.Days;
import dev.crmkit.core.org.RoleAssignment;
import dev.crmkit.core.org.Unit;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Ends a role in a unit, those to come included: its last day is yesterday, so it counts no more from now on. */
public record TakeRole(String login, String role, String unit) implements Command {

    @Override
    public String name() {
        return "role.take";
    }

    @Override
    public void needs(Needs needs) {
        Staff.needUser(needs, login);
        Staff.needUnit(needs, unit, AccessAction.GRANT);
        Staff.needRoles(needs, login);
    }

    @Override
    public Record decide(Work work) {
        GiveRole.checkRole(work, role);
        Record user = Staff.user(work, login);
        Record place = Staff.unit(work, unit);
        LocalDate today =
                work.instant().atZone(ZoneId.of(place.require(Unit.ZONE))).toLocalDate();
        GiveRole.demand(work, role, place, new Days(null, today));
        List<Record> held = work.all(RoleAssignment.TYPE).stream()
                .filter(row -> row.require(RoleAssignment.HOLDER).equals(user.ref())
                        && row.require(RoleAssignment.UNIT).equals(place.ref())
                        && row.require(RoleAssignment.ROLE).equals(role)
                        && row.get(RoleAssignment.THRU_DAY)
                                .filter(today::isAfter)
                                .isEmpty())
                .toList();
        held.forEach(row -> work.change(row, ended -> ended.set(RoleAssignment.THRU_DAY, today.minusDays(1))));
        return held.stream().findFirst().orElseThrow(TakeRole::notHeld);
    }

    private static RejectedException notHeld() {
        return RejectedException.of(Violation.of(
                "role",
                "NOT_HELD",
                "The user holds no such role in this unit",
                "У пользователя нет такой роли в этом подразделении"));
    }
}
