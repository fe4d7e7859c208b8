package dev.crmkit.testkit.access;

import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.org.OrgChart;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.core.org.RoleAssignment;
import dev.crmkit.core.org.RoleEntry;
import dev.crmkit.core.org.Substitution;
import dev.crmkit.core.org.Team;
import dev.crmkit.core.org.Unit;
import dev.crmkit.core.org.UnitEntry;
import dev.crmkit.core.org.User;
import dev.crmkit.core.org.UserEntry;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Dice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * An organisation at random: trees of units in far zones, and users with roles that come and go.
 *
 * @param records units, users and assignments
 */
record People(OrgChart chart, List<Record> records) {
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Europe/Moscow"), ZoneId.of("Asia/Kamchatka"), ZoneId.of("America/Los_Angeles"));
    private static final int UNITS = 7;
    private static final int USERS = 6;

    static People any(Dice dice, Instant now) {
        Organisation.Builder builder = Organisation.builder(dice.pick(ZONES), "MSK");
        for (int unit = 0; unit < UNITS; unit++) {
            builder.unit(unit(dice, unit));
        }
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        for (int user = 0; user < USERS; user++) {
            user(builder, dice, "u" + user, today);
        }
        List<Record> records =
                new ArrayList<>(builder.build().records(VirtualEnvironment.startingAt(now, dice.below(1_000_000))));
        List<Record> teams = List.of(team(dice, "red"), team(dice, "blue"));
        records.replaceAll(record -> record.type().key().equals("user") && dice.chance(40)
                ? record.edit().set(User.TEAMS, List.of(dice.pick(teams).ref())).build()
                : record);
        records.addAll(substitutions(dice, records, today));
        records.addAll(teams);
        return new People(OrgChart.of(records), records);
    }

    private static Record team(Dice dice, String code) {
        return Record.create(Team.TYPE, dice.id())
                .set(Team.CODE, code)
                .set(Team.NAME, code)
                .build();
    }

    /** Some roles are taken over by somebody, not always by somebody else, on days about today. */
    private static List<Record> substitutions(Dice dice, List<Record> records, LocalDate today) {
        List<RecordRef> users = records.stream()
                .map(Record::ref)
                .filter(ref -> ref.type().equals("user"))
                .toList();
        List<Record> taken = new ArrayList<>();
        for (Record role : records) {
            if (role.type().key().equals("role_assignment") && dice.chance(25)) {
                LocalDate from = today.plusDays(dice.between(-2, 1));
                taken.add(Record.create(Substitution.TYPE, dice.id())
                        .set(Substitution.ABSENT, role.require(RoleAssignment.HOLDER))
                        .set(Substitution.DEPUTY, dice.pick(users))
                        .set(Substitution.ROLE, role.require(RoleAssignment.ROLE))
                        .set(Substitution.UNIT, role.require(RoleAssignment.UNIT))
                        .set(Substitution.FROM_DAY, from)
                        .set(Substitution.THRU_DAY, from.plusDays(dice.between(0, 2)))
                        .build());
            }
        }
        return taken;
    }

    private static UnitEntry unit(Dice dice, int number) {
        UnitEntry entry = number == 0 || dice.chance(15)
                ? UnitEntry.top("n" + number, "N")
                : UnitEntry.below("n" + dice.below(number), "n" + number, "N");
        return dice.chance(40) ? entry.withZone(dice.pick(ZONES)) : entry;
    }

    private static void user(Organisation.Builder builder, Dice dice, String login, LocalDate today) {
        UserEntry entry = dice.chance(15) ? UserEntry.service(login) : UserEntry.person(login, login);
        builder.user(dice.chance(10) ? entry.inactive() : entry);
        int roles = dice.between(0, 4);
        for (int i = 0; i < roles; i++) {
            String unit = "n" + dice.below(UNITS);
            String role = dice.pick(AccessWorlds.ROLE_NAMES);
            LocalDate from = today.plusDays(dice.between(-2, 1));
            builder.role(
                    dice.chance(60)
                            ? RoleEntry.of(login, role, unit)
                            : new RoleEntry(login, role, unit, from, from.plusDays(dice.between(0, 2))));
        }
    }

    List<RecordRef> users() {
        return refs(User.TYPE.key());
    }

    List<RecordRef> units() {
        return refs(Unit.TYPE.key());
    }

    /** Users and teams. */
    List<RecordRef> participants() {
        List<RecordRef> all = new ArrayList<>(users());
        all.addAll(refs(Team.TYPE.key()));
        return all;
    }

    private List<RecordRef> refs(String type) {
        return records.stream()
                .map(Record::ref)
                .filter(ref -> ref.type().equals(type))
                .toList();
    }

    List<Principal> principals() {
        return users().stream()
                .map(ref -> chart.principal("main", ref).orElseThrow())
                .toList();
    }
}
