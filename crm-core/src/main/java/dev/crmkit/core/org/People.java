package dev.crmkit.core.org;

import dev.crmkit.core.history.HistoryEntry;
import dev.crmkit.core.internal.AddTeam;
import dev.crmkit.core.internal.AddUnit;
import dev.crmkit.core.internal.AddUser;
import dev.crmkit.core.internal.Command;
import dev.crmkit.core.internal.CommandRunner;
import dev.crmkit.core.internal.DecideRole;
import dev.crmkit.core.internal.Desk;
import dev.crmkit.core.internal.EndSubstitution;
import dev.crmkit.core.internal.GiveRole;
import dev.crmkit.core.internal.Histories;
import dev.crmkit.core.internal.ProposeRole;
import dev.crmkit.core.internal.QueryRunner;
import dev.crmkit.core.internal.SetActive;
import dev.crmkit.core.internal.SetMember;
import dev.crmkit.core.internal.SetProfile;
import dev.crmkit.core.internal.Substitute;
import dev.crmkit.core.internal.TakeRole;
import dev.crmkit.core.record.Page;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.value.CheckedInput;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Units, users and their roles. Thread-safe.
 *
 * <p>Units and users need the right CONFIGURE, area {@code crm}, in the unit: a new unit in the one above it, a user in
 * the unit he sits in. Roles need GRANT in the unit they hold in, and are bounded: whoever gives or takes a role holds it
 * himself, directly or by inclusion, or else holds everything it grants, in that unit or above it and for as long; if
 * not, {@code RejectedException} says GRANT_EXCEEDS_HELD. An administrator, who reads no business record, can therefore
 * give none of the roles that do. Changes hold from the next
 * call of this process on, and are kept in the history. The organisation a tenant starts with is written by {@code
 * bootstrap}; with a directory of the host's own, units and users are the host's to keep.
 *
 * <pre>{@code
 * crm.as(Actor.user("olga")).people().addUser(UserEntry.person("nina", "Нина").withUnit("north.sales"));
 * crm.as(Actor.user("hana")).people().giveRole("nina", "EMPLOYEE", "north.sales");
 * }</pre>
 */
@ForCallers
public final class People {
    private final Desk desk;
    private final CommandRunner commands;
    private final QueryRunner queries;

    public People(Desk desk) {
        this.desk = desk;
        this.commands = new CommandRunner(desk);
        this.queries = new QueryRunner(desk);
    }

    /** The user with this login. */
    public Optional<RecordRef> user(String login) {
        return first(User.TYPE, Query.where(User.LOGIN.is(login)));
    }

    /** The unit with this code. */
    public Optional<RecordRef> unit(String code) {
        return first(Unit.TYPE, Query.where(Unit.CODE.is(code)));
    }

    private Optional<RecordRef> first(RecordType type, Query query) {
        return queries.list(type, query.limit(1)).items().stream()
                .map(Record::ref)
                .findFirst();
    }

    public Page<Unit> units(Query query) {
        return page(Unit.TYPE, query, Unit::new);
    }

    public Page<User> users(Query query) {
        return page(User.TYPE, query, User::new);
    }

    /** Roles of all days, past and to come. Only whoever may read assignments sees any. */
    public Page<RoleAssignment> roles(Query query) {
        return page(RoleAssignment.TYPE, query, RoleAssignment::new);
    }

    private <V> Page<V> page(RecordType type, Query query, Function<Record, V> view) {
        Page<Record> page = queries.list(type, query);
        return new Page<>(page.items().stream().map(view).toList(), page.cursor());
    }

    /** Every change of a unit, a user or a role, oldest first. Needs the right VIEW_HISTORY. */
    public List<HistoryEntry> history(RecordRef ref) {
        return new Histories(desk).of(ref);
    }

    /** A unit below another, with its calendar and zone. */
    public Unit addUnit(String code, String name, String parentCode, UnitKind kind) {
        return addUnit(UnitEntry.below(parentCode, code, name).withKind(kind));
    }

    /**
     * A unit below another.
     *
     * @throws InvalidInputException when the code is taken, the unit above is unknown or there is none
     */
    public Unit addUnit(UnitEntry entry) {
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        values.put(Unit.CODE, entry.code());
        values.put(Unit.NAME, entry.name());
        values.put(Unit.KIND, entry.kind().name());
        entry.calendar().ifPresent(calendar -> values.put(Unit.CALENDAR, calendar));
        entry.zone().map(ZoneId::getId).ifPresent(zone -> values.put(Unit.ZONE, zone));
        OrganisationFaults.requireKey(Unit.CODE.key(), entry.code(), 60);
        return new Unit(run(new AddUnit(check(Unit.TYPE, values), entry.parent().orElse(""))));
    }

    /** A person who sits in the first unit of the actor. */
    public User addUser(String login, String name) {
        return addUser(UserEntry.person(login, name));
    }

    /**
     * A user, without any role yet, in the unit named or else in the first unit of the actor.
     *
     * @throws InvalidInputException when the login is taken or the unit is unknown
     */
    public User addUser(UserEntry entry) {
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        values.put(User.LOGIN, entry.login());
        values.put(User.NAME, entry.name());
        entry.locale().ifPresent(tag -> values.put(User.LOCALE, tag));
        entry.zone().map(ZoneId::getId).ifPresent(zone -> values.put(User.ZONE, zone));
        OrganisationFaults.requireKey(User.LOGIN.key(), entry.login(), 100);
        return new User(run(new AddUser(check(User.TYPE, values), entry.service(), entry.active(), entry.unit())));
    }

    /** Keeps a user out: his next call is refused with NO_ACTOR. What he did and owns stays. */
    public User deactivate(String login) {
        return new User(run(new SetActive(login, false)));
    }

    /** Lets a user in again, with the roles he has kept. */
    public User reactivate(String login) {
        return new User(run(new SetActive(login, true)));
    }

    /**
     * A team of people of any units; records can be shared with it. Needs CONFIGURE at the top.
     *
     * @throws InvalidInputException when the code is taken
     */
    public Team addTeam(String code, String name) {
        OrganisationFaults.requireKey(Team.CODE.key(), code, 60);
        return new Team(run(new AddTeam(check(Team.TYPE, Map.of(Team.CODE, code, Team.NAME, name)))));
    }

    /** Takes a user into a team. */
    public User join(String teamCode, String login) {
        return new User(run(new SetMember(teamCode, login, true)));
    }

    /** Takes a user out of a team. */
    public User leave(String teamCode, String login) {
        return new User(run(new SetMember(teamCode, login, false)));
    }

    public Page<Team> teams(Query query) {
        return page(Team.TYPE, query, Team::new);
    }

    /** A role for good. */
    public RoleAssignment giveRole(String login, String role, String unitCode) {
        return giveRole(RoleEntry.of(login, role, unitCode));
    }

    /** A role from one day through another, both local to the unit and included. */
    public RoleAssignment giveRole(String login, String role, String unitCode, LocalDate from, LocalDate thru) {
        return giveRole(new RoleEntry(login, role, unitCode, from, thru));
    }

    /** A role in a unit; the same once more changes nothing. */
    public RoleAssignment giveRole(RoleEntry entry) {
        return new RoleAssignment(run(new GiveRole(entry)));
    }

    /**
     * Proposes a role that is more than one holds oneself; somebody who may give it confirms it. Whoever may give roles in
     * the unit may propose any.
     */
    public RoleProposal proposeRole(RoleEntry entry) {
        return new RoleProposal(run(new ProposeRole(entry)));
    }

    /**
     * Gives a proposed role.
     *
     * @throws dev.crmkit.RejectedException FOUR_EYES to whoever proposed or gets it, GRANT_EXCEEDS_HELD to whoever may not
     *     give it, DECIDED when it is no longer open
     */
    public RoleProposal confirmRole(RecordRef proposal) {
        return new RoleProposal(run(new DecideRole(proposal, true)));
    }

    /** Puts a proposed role aside; who may confirm it may reject it. */
    public RoleProposal rejectRole(RecordRef proposal) {
        return new RoleProposal(run(new DecideRole(proposal, false)));
    }

    /** Proposals, open and decided. Only whoever may read roles sees any. */
    public Page<RoleProposal> roleProposals(Query query) {
        return page(RoleProposal.TYPE, query, RoleProposal::new);
    }

    /** Ends the role at once: whatever was given of it in this unit, for now or for later. */
    public void takeRole(String login, String role, String unitCode) {
        run(new TakeRole(login, role, unitCode));
    }

    /**
     * Has a user take a role of another for some days; it needs what giving him the role would need. Whoever stands in
     * for somebody may not have himself stood in for in that role, since he has no right GRANT from it.
     *
     * @throws InvalidInputException when the absent user holds no such role in the unit on these days
     */
    public Substitution substitute(SubstitutionEntry entry) {
        return new Substitution(run(new Substitute(entry)));
    }

    /** Ends a substitution at once. */
    public Substitution endSubstitution(RecordRef substitution) {
        return new Substitution(run(new EndSubstitution(substitution)));
    }

    /** Substitutions of all days, past and to come. Only whoever may read roles sees any. */
    public Page<Substitution> substitutions(Query query) {
        return page(Substitution.TYPE, query, Substitution::new);
    }

    /** Puts a user behind a capability profile of the access rules, or FULL, which cuts nothing. */
    public User setProfile(String login, String profile) {
        return new User(run(new SetProfile(login, profile)));
    }

    private Record run(Command command) {
        return commands.run(command).record();
    }

    private CheckedInput check(RecordType type, Map<Field<?>, Object> values) {
        return desk.shop().input().checkTyped(type, values).requireClean();
    }
}
