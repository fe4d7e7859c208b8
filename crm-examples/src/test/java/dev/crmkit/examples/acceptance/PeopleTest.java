package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.core.history.HistoryEntry;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.org.People;
import dev.crmkit.core.org.RoleAssignment;
import dev.crmkit.core.org.RoleEntry;
import dev.crmkit.core.org.Unit;
import dev.crmkit.core.org.UnitEntry;
import dev.crmkit.core.org.UnitKind;
import dev.crmkit.core.org.User;
import dev.crmkit.core.org.UserEntry;
import dev.crmkit.core.record.Query;
import dev.crmkit.spi.RecordNotFoundException;
import dev.crmkit.spi.condition.Condition;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Units, users and roles are changed by those who may, within what they hold, and count from the next call on. */
class PeopleTest {

    private static People people(Town town, String login) {
        return town.as(login).people();
    }

    // units and users

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_unit_follows_the_one_above_unless_it_says_otherwise(StoreKind kind) {
        Town town = Town.on(kind);
        Unit parts = people(town, "hana").addUnit("north.parts", "Запчасти", "north.sales", UnitKind.DEPARTMENT);
        assertThat(parts.parent()).contains(town.unit("north.sales"));
        assertThat(parts.get(Unit.CALENDAR)).contains("MSK");
        assertThat(parts.get(Unit.ZONE)).contains("Europe/Moscow");
        Unit east = people(town, "olga")
                .addUnit(UnitEntry.below("net", "east", "Восток").withZone(ZoneId.of("Asia/Omsk")));
        assertThat(east.get(Unit.ZONE)).contains("Asia/Omsk");
        assertThat(people(town, "olga")
                        .units(Query.where(Unit.PARENT.is(town.unit("net"))))
                        .items())
                .extracting(Unit::code)
                .containsExactlyInAnyOrder("north", "south", "east");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_new_unit_belongs_to_the_tree_at_once(StoreKind kind) {
        Town town = Town.on(kind);
        people(town, "hana").addUnit("north.parts", "Запчасти", "north.sales", UnitKind.DEPARTMENT);
        Lead lead = town.as("olga").leads().register(town.leadDraft().unit(town.unit("north.parts")));
        assertThat(town.as("hana").leads().get(lead.ref()).number()).isEqualTo(lead.number());
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void units_and_users_need_the_right_to_configure_there(StoreKind kind) {
        Town town = Town.on(kind);
        for (String login : List.of("hana", "dima", "mila")) {
            Refused.denied(town, () -> people(town, login).addUnit("x", "Икс", "south.sales", UnitKind.DEPARTMENT));
            Refused.denied(
                    town,
                    () -> people(town, login)
                            .addUser(UserEntry.person("x", "Икс").withUnit("south.sales")));
            Refused.denied(town, () -> people(town, login).deactivate("sveta"));
        }
        Refused.denied(town, () -> people(town, "mila").addUser("x", "Икс"));
        assertThat(people(town, "dima").addUser("nina", "Нина").get(User.UNIT)).contains(town.unit("north.sales"));
        assertThat(people(town, "adam").addUser("oleg", "Олег").get(User.UNIT)).contains(town.unit("net"));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void what_does_not_fit_is_named(StoreKind kind) {
        Town town = Town.on(kind);
        People olga = people(town, "olga");
        told(town, () -> olga.addUnit("north", "Север", "net", UnitKind.BRANCH), "code DUPLICATE");
        told(town, () -> olga.addUnit("west", "Запад", "nowhere", UnitKind.BRANCH), "unit NO_RECORD");
        told(town, () -> olga.addUnit("west", " ", "net", UnitKind.BRANCH), "name REQUIRED");
        told(town, () -> olga.addUnit(" west", "Запад", "net", UnitKind.BRANCH), "code BAD_KEY");
        told(
                town,
                () -> olga.addUnit(UnitEntry.below("net", "west", "Запад").withCalendar("NONE")),
                "calendar UNKNOWN_CALENDAR");
        told(town, () -> olga.addUnit(UnitEntry.top("west", "Запад")), "unit NO_RECORD");
        told(town, () -> olga.addUser("mila", "Мила"), "login DUPLICATE");
        told(town, () -> olga.deactivate("nobody"), "login NO_RECORD");
        told(town, () -> olga.giveRole("nobody", "HEAD", "net"), "login NO_RECORD");
        told(town, () -> olga.giveRole("mila", "HEAD", "nowhere"), "unit NO_RECORD");
        LocalDate day = LocalDate.parse("2026-03-05");
        told(town, () -> olga.giveRole("mila", "HEAD", "net", day, day.minusDays(1)), "thruDay REVERSED");
    }

    private static void told(Town town, org.assertj.core.api.ThrowableAssert.ThrowingCallable wish, String fault) {
        assertThat(Refused.told(Refused.invalid(town, wish).violations())).containsExactly(fault);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void an_unknown_role_is_answered_with_the_known_ones(StoreKind kind) {
        Town town = Town.on(kind);
        var refusal = Refused.invalid(town, () -> people(town, "olga").giveRole("mila", "EMPLOYE", "north.sales"));
        assertThat(Refused.told(refusal.violations())).containsExactly("role UNKNOWN_ROLE");
        assertThat(refusal).hasMessageContaining("DEPUTY_HEAD").hasMessageContaining("did you mean EMPLOYEE");
    }

    // who may give what

    @ParameterizedTest
    @CsvSource({
        "MEMORY, hana, EMPLOYEE, north.sales",
        "MEMORY, hana, HEAD, north.sales",
        "MEMORY, hana, DEPUTY_HEAD, north.sales",
        "MEMORY, hana, DISPATCHER, north.sales",
        "MEMORY, carl, ADMIN, net",
        "MEMORY, carl, AUTOMATION, net",
        "MEMORY, carl, CEO, net",
        "MEMORY, carl, HEAD, south.sales",
        "MEMORY, olga, OWNER, south",
        "MEMORY, adam, ADMIN, net"
    })
    void a_role_is_given_by_whoever_holds_it_or_all_that_it_grants(
            StoreKind kind, String giver, String role, String unit) {
        Town town = Town.on(kind);
        people(town, giver).giveRole("sveta", role, unit);
        assertThat(people(town, "olga")
                        .roles(Query.where(RoleAssignment.HOLDER.is(town.user("sveta"))))
                        .items())
                .extracting(RoleAssignment::role)
                .containsExactlyInAnyOrder("EMPLOYEE", role);
    }

    @ParameterizedTest
    @CsvSource({
        "MEMORY, hana, CEO, north.sales",
        "MEMORY, hana, ADMIN, north.sales",
        "MEMORY, hana, INTAKE, north.sales",
        "MEMORY, adam, DISPATCHER, net",
        "MEMORY, carl, OWNER, net",
        "MEMORY, adam, EMPLOYEE, north.sales",
        "MEMORY, adam, CEO, net",
        "MEMORY, adam, OWNER, net"
    })
    void nobody_gives_more_than_he_holds(StoreKind kind, String giver, String role, String unit) {
        Town town = Town.on(kind);
        var refusal = Refused.rejected(town, () -> people(town, giver).giveRole(giver, role, unit));
        assertThat(refusal.code()).isEqualTo("GRANT_EXCEEDS_HELD");
        assertThat(Refused.rejected(town, () -> people(town, giver).takeRole("olga", role, unit))
                        .code())
                .isEqualTo("GRANT_EXCEEDS_HELD");
    }

    @ParameterizedTest
    @CsvSource({
        "MEMORY, hana, south.sales",
        "MEMORY, hana, north",
        "MEMORY, dima, north.sales",
        "MEMORY, mila, north.sales"
    })
    void roles_need_the_right_to_grant_there(StoreKind kind, String giver, String unit) {
        Town town = Town.on(kind);
        Refused.denied(town, () -> people(town, giver).giveRole(giver, "EMPLOYEE", unit));
        Refused.denied(town, () -> people(town, giver).takeRole("mila", "EMPLOYEE", unit));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void nobody_gives_a_role_for_longer_than_he_holds_it(StoreKind kind) {
        Town town = Town.on(kind);
        LocalDate last = LocalDate.parse("2026-03-31");
        people(town, "olga").giveRole(new RoleEntry("sveta", "HEAD", "south.sales", null, last));
        assertThat(Refused.rejected(town, () -> people(town, "sveta").giveRole("max", "HEAD", "south.sales"))
                        .code())
                .isEqualTo("GRANT_EXCEEDS_HELD");
        people(town, "sveta").giveRole(new RoleEntry("max", "HEAD", "south.sales", null, last));
        town.jumpTo("2026-04-01T00:00");
        Refused.denied(
                town,
                () -> people(town, "sveta").giveRole(new RoleEntry("max", "EMPLOYEE", "south.sales", null, last)));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void the_same_role_is_given_once(StoreKind kind) {
        Town town = Town.on(kind);
        RoleAssignment first = people(town, "olga").giveRole("mila", "HEAD", "north.sales");
        Dump before = town.dump();
        assertThat(people(town, "olga").giveRole("mila", "HEAD", "north.sales")).isEqualTo(first);
        assertThat(town.dump()).isEqualTo(before);
    }

    // what changes from the next call on

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_role_taken_is_gone_at_the_next_call(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = town.as("olga").leads().register(town.leadDraft().owner(town.user("mila")));
        var mila = town.as("mila");
        assertThat(mila.leads().get(lead.ref()).ref()).isEqualTo(lead.ref());
        people(town, "hana").takeRole("mila", "EMPLOYEE", "north.sales");
        assertThat(mila.leads().find(lead.ref())).isEmpty();
        assertThat(mila.leads().count(Condition.always())).isZero();
        assertThat(catchThrowableOfType(
                        RecordNotFoundException.class, () -> mila.leads().junk(lead, "SPAM")))
                .isNotNull();
        var again = Refused.rejected(town, () -> people(town, "hana").takeRole("mila", "EMPLOYEE", "north.sales"));
        assertThat(again.code()).isEqualTo("NOT_HELD");
        people(town, "hana").giveRole("mila", "EMPLOYEE", "north.sales");
        assertThat(mila.leads().get(lead.ref()).ref()).isEqualTo(lead.ref());
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void whoever_is_deactivated_is_nobody_at_the_next_call(StoreKind kind) {
        Town town = Town.on(kind);
        var mila = town.as("mila");
        mila.leads().list(Condition.always());
        assertThat(people(town, "hana").deactivate("mila").active()).isFalse();
        var refusal = Refused.denied(town, () -> mila.leads().list(Condition.always()));
        assertThat(refusal.decision().code()).isEqualTo("NO_ACTOR");
        Refused.denied(town, () -> mila.tasks().list(Condition.always()));
        assertThat(town.as("hana").leads().register(town.leadDraft()).owner()).contains(town.user("max"));
        assertThat(people(town, "hana").reactivate("mila").active()).isTrue();
        assertThat(mila.leads().count(Condition.always())).isZero();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_role_counts_from_its_first_day_through_its_last(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        people(town, "olga")
                .giveRole("sveta", "HEAD", "north.sales", LocalDate.parse("2026-03-05"), LocalDate.parse("2026-03-06"));
        town.jumpTo("2026-03-04T23:59");
        assertThat(town.as("sveta").leads().find(lead.ref())).isEmpty();
        town.jumpTo("2026-03-05T00:00");
        assertThat(town.as("sveta").leads().find(lead.ref())).isPresent();
        town.jumpTo("2026-03-06T23:59");
        assertThat(town.as("sveta").leads().find(lead.ref())).isPresent();
        town.jumpTo("2026-03-07T00:00");
        assertThat(town.as("sveta").leads().find(lead.ref())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void the_days_of_a_role_are_those_of_its_unit(StoreKind kind) {
        Town town = Town.on(kind);
        people(town, "olga").addUnit(UnitEntry.below("net", "far", "Дальний").withZone(ZoneId.of("Asia/Vladivostok")));
        Lead lead = town.as("olga").leads().register(town.leadDraft().unit(town.unit("far")));
        people(town, "olga")
                .giveRole("sveta", "HEAD", "far", LocalDate.parse("2026-03-05"), LocalDate.parse("2026-03-05"));
        town.jumpTo("2026-03-04T16:59");
        assertThat(town.as("sveta").leads().find(lead.ref())).isEmpty();
        town.jumpTo("2026-03-04T17:00");
        assertThat(town.as("sveta").leads().find(lead.ref())).isPresent();
        town.jumpTo("2026-03-05T17:00");
        assertThat(town.as("sveta").leads().find(lead.ref())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_refused_change_leaves_rights_as_they_were(StoreKind kind) {
        Town town = Town.on(kind);
        Refused.rejected(town, () -> people(town, "hana").giveRole("mila", "CEO", "north.sales"));
        assertThat(town.as("mila").leads().count(Condition.always())).isZero();
        assertThat(town.as("hana").leads().register(town.leadDraft()).number()).isPresent();
    }

    // what is told

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void every_change_is_kept_in_the_history(StoreKind kind) {
        Town town = Town.on(kind);
        RoleAssignment given = people(town, "olga").giveRole("max", "HEAD", "north.sales");
        town.jumpTo("2026-03-03T10:00");
        people(town, "carl").takeRole("max", "HEAD", "north.sales");
        List<HistoryEntry> history = people(town, "adam").history(given.ref());
        assertThat(history).extracting(HistoryEntry::command).containsExactly("role.give", "role.take");
        assertThat(history).extracting(HistoryEntry::actor).containsExactly("olga", "carl");
        assertThat(history.get(1).edits()).singleElement().satisfies(edit -> {
            assertThat(edit.field()).isEqualTo("thruDay");
            assertThat(edit.oldValue()).isEmpty();
            assertThat(edit.newValue()).contains("2026-03-02");
        });
        people(town, "hana").deactivate("mila");
        assertThat(people(town, "carl").history(town.user("mila")))
                .extracting(HistoryEntry::command)
                .containsExactly("user.deactivate");
        Unit parts = people(town, "hana").addUnit("north.parts", "Запчасти", "north.sales", UnitKind.DEPARTMENT);
        assertThat(people(town, "carl").history(parts.ref())).hasSize(1);
        Refused.denied(town, () -> people(town, "max").history(parts.ref()));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void only_those_who_keep_the_roles_list_them(StoreKind kind) {
        Town town = Town.on(kind);
        assertThat(people(town, "adam").roles(Query.all()).items())
                .hasSize(Town.people().roles().size());
        assertThat(people(town, "hana").roles(Query.all()).items()).isEmpty();
        assertThat(people(town, "mila")
                        .users(Query.where(User.LOGIN.is("sveta")))
                        .items())
                .extracting(User::name)
                .containsExactly("Света");
    }
}
