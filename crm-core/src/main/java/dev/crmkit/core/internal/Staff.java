package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.org.RoleAssignment;
import dev.crmkit.core.org.Substitution;
import dev.crmkit.core.org.Team;
import dev.crmkit.core.org.Unit;
import dev.crmkit.core.org.User;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import java.util.List;

/** What the commands on units, users and roles share: records named by codes, and the rights to them. */
final class Staff {
    /** The area of settings that units and users belong to. */
    static final String AREA = "crm";

    private static final int TOPS = 50;

    private Staff() {}

    /** A unit by its code, to be asked for this right. */
    static void needUnit(Needs needs, String code, AccessAction action) {
        needUnits(needs, Unit.CODE.is(code), 1, action);
    }

    /** The unit this user sits in, or those at the top, to be asked for CONFIGURE. */
    static void needSeats(Needs needs, String login) {
        Condition seat = Condition.exists(new Relation.Inverse(User.TYPE.key(), User.UNIT), User.LOGIN.is(login));
        needUnits(needs, seat, 1, AccessAction.CONFIGURE);
        needTops(needs);
    }

    /** The units at the top, to be asked for CONFIGURE. */
    static void needTops(Needs needs) {
        needUnits(needs, Unit.PARENT.isEmpty(), TOPS, AccessAction.CONFIGURE);
    }

    static List<Record> tops(Work work) {
        return work.all(Unit.TYPE).stream()
                .filter(unit -> unit.get(Unit.PARENT).isEmpty())
                .toList();
    }

    static void needUnits(Needs needs, Condition asked, int limit, AccessAction action) {
        needs.read(Unit.TYPE.key(), asked, limit);
        needs.right(Unit.TYPE.key(), asked, AccessAction.READ, "");
        needs.right(Unit.TYPE.key(), asked, action, area(action));
    }

    /** A user by his login, locked: what is done about one user is done one after the other. */
    static void needUser(Needs needs, String login) {
        needs.lockKey(User.TYPE, User.LOGIN, login);
        needs.right(User.TYPE.key(), User.LOGIN.is(login), AccessAction.READ, "");
    }

    /** All roles this user holds, held or will hold. */
    static void needRoles(Needs needs, String login) {
        needs.lockAll(
                RoleAssignment.TYPE,
                Condition.exists(new Relation.Forward(RoleAssignment.HOLDER, User.TYPE.key()), User.LOGIN.is(login)));
    }

    /** All substitutions in which this user is the deputy. */
    static void needSubstitutions(Needs needs, String login) {
        needs.lockAll(
                Substitution.TYPE,
                Condition.exists(new Relation.Forward(Substitution.DEPUTY, User.TYPE.key()), User.LOGIN.is(login)));
    }

    static void needTeam(Needs needs, String code) {
        needs.readKey(Team.TYPE, Team.CODE, code);
        needs.right(Team.TYPE.key(), Team.CODE.is(code), AccessAction.READ, "");
    }

    static Record team(Work work, String code) {
        return named(work, Team.TYPE, Team.CODE, code, "team");
    }

    static void demandTops(Work work) {
        tops(work).forEach(unit -> demand(work, AccessAction.CONFIGURE, unit));
    }

    static Record unit(Work work, String code) {
        return named(work, Unit.TYPE, Unit.CODE, code, "unit");
    }

    static Record user(Work work, String login) {
        return named(work, User.TYPE, User.LOGIN, login, "login");
    }

    private static Record named(Work work, RecordType type, Field<String> key, String value, String path) {
        return work.first(type, key, value)
                .filter(record -> CreateRecord.isVisible(work, record.ref()))
                .orElseThrow(() -> InvalidInputException.of(CreateRecord.noRecord(path)));
    }

    /** The unit whose configuration a user is part of; whoever sits nowhere is part of that of every top unit. */
    static List<Record> seats(Work work, Record user) {
        return user.get(User.UNIT).flatMap(work::find).map(List::of).orElseGet(() -> tops(work));
    }

    static void demand(Work work, AccessAction action, Record unit) {
        work.demand(action, unit, area(action));
    }

    private static String area(AccessAction action) {
        return action == AccessAction.CONFIGURE ? AREA : "";
    }
}
