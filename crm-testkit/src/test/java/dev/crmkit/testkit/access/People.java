package dev.crmkit.testkit.access;

import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.org.OrgChart;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.core.org.RoleEntry;
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
        List<Record> records = builder.build().records(VirtualEnvironment.startingAt(now, dice.below(1_000_000)));
        return new People(OrgChart.of(records), records);
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
