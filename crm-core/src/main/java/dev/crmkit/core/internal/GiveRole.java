package dev.crmkit.core.internal;

import dev.crmkit.RejectedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.Days;
import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.core.org.RoleAssignment;
import dev.crmkit.core.org.RoleEntry;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A role for a user in a unit, where GRANT is needed and nobody gives more than he holds himself. */
public record GiveRole(RoleEntry entry) implements Command {

    @Override
    public String name() {
        return "role.give";
    }

    @Override
    public void needs(Needs needs) {
        Staff.needUser(needs, entry.login());
        Staff.needUnit(needs, entry.unit(), AccessAction.GRANT);
        Staff.needRoles(needs, entry.login());
    }

    @Override
    public Record decide(Work work) {
        checkRole(work, entry.role());
        checkDays(RoleAssignment.THRU_DAY.key(), entry.fromDay(), entry.thruDay());
        Record user = Staff.user(work, entry.login());
        Record unit = Staff.unit(work, entry.unit());
        demand(work, entry.role(), unit, new Days(entry.fromDay(), entry.thruDay()));
        return work.all(RoleAssignment.TYPE).stream()
                .filter(row -> isSame(row, user.ref(), unit.ref()))
                .findFirst()
                .orElseGet(() -> assign(work, user.ref(), unit.ref()));
    }

    /** Taking a role away needs what giving it needs. */
    static void demand(Work work, String role, Record unit, Days days) {
        Staff.demand(work, AccessAction.GRANT, unit);
        if (!work.shop().access().mayGive(work.sender().subject(), role, unit.ref(), days)) {
            throw RejectedException.of(Violation.of(
                    "role",
                    "GRANT_EXCEEDS_HELD",
                    "Nobody gives or takes a role that grants more than he holds himself, there and for as long",
                    "Никто не даёт и не забирает роль шире той, что есть у него самого, там же и на тот же срок"));
        }
    }

    static void checkRole(Work work, String role) {
        Set<String> known = new TreeSet<>(work.shop().access().roles());
        if (!known.contains(role)) {
            throw InvalidInputException.of(Unknown.word("role", "UNKNOWN_ROLE", role, known));
        }
    }

    static void checkDays(String path, @Nullable LocalDate from, @Nullable LocalDate thru) {
        if (from != null && thru != null && from.isAfter(thru)) {
            throw InvalidInputException.of(Violation.of(
                    path, "REVERSED", "The last day is before the first", "Последний день раньше первого"));
        }
    }

    private boolean isSame(Record row, RecordRef user, RecordRef unit) {
        return row.require(RoleAssignment.HOLDER).equals(user)
                && row.require(RoleAssignment.UNIT).equals(unit)
                && row.require(RoleAssignment.ROLE).equals(entry.role())
                && row.get(RoleAssignment.FROM_DAY).equals(entry.from())
                && row.get(RoleAssignment.THRU_DAY).equals(entry.thru());
    }

    private Record assign(Work work, RecordRef user, RecordRef unit) {
        return assign(work, user, entry.role(), unit, new Days(entry.fromDay(), entry.thruDay()));
    }

    static Record assign(Work work, RecordRef user, String role, RecordRef unit, Days days) {
        return work.insert(work.create(RoleAssignment.TYPE)
                .set(RoleAssignment.HOLDER, user)
                .set(RoleAssignment.ROLE, role)
                .set(RoleAssignment.UNIT, unit)
                .set(RoleAssignment.FROM_DAY, Optional.ofNullable(days.fromDay()))
                .set(RoleAssignment.THRU_DAY, Optional.ofNullable(days.thruDay()))
                .build());
    }
}
