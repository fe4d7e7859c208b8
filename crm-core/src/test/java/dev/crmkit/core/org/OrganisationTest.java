package dev.crmkit.core.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrganisationTest {
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    @Test
    void records_come_from_the_top_down_in_whatever_order_they_were_declared() {
        List<Record> records = Organisation.builder(MOSCOW, "MSK")
                .unit("b", "Б", "a")
                .unit("a", "А")
                .user("olga", "Ольга")
                .role("olga", "OWNER", "b")
                .build()
                .records(new CountingEnvironment());

        assertThat(records)
                .extracting(each -> each.type().key())
                .containsExactly("unit", "unit", "user", "role_assignment");
        assertThat(records.get(0).get(Unit.CODE)).contains("a");
        assertThat(records.get(1).get(Unit.PARENT)).contains(records.get(0).ref());
    }

    @Test
    void a_unit_takes_calendar_and_zone_from_above_unless_it_has_its_own() {
        OrgChart chart = OrgChart.of(Organisation.builder(MOSCOW, "MSK")
                .unit("a", "А")
                .unit(UnitEntry.below("a", "b", "Б")
                        .withZone(ZoneId.of("Asia/Omsk"))
                        .withCalendar("OMS"))
                .unit("c", "В", "b")
                .build()
                .records(new CountingEnvironment()));

        assertThat(chart.unit("a").orElseThrow().zone()).isEqualTo(MOSCOW);
        assertThat(chart.unit("c").orElseThrow().zone()).isEqualTo(ZoneId.of("Asia/Omsk"));
        assertThat(chart.unit("c").orElseThrow().calendar()).isEqualTo("OMS");
    }

    @Test
    void a_user_sits_where_he_holds_his_first_role() {
        List<Record> records = Dealers.ORGANISATION.records(new CountingEnvironment());
        Record hana = records.stream()
                .filter(each -> each.type().equals(User.TYPE))
                .filter(each -> each.get(User.LOGIN).equals(java.util.Optional.of("hana")))
                .findFirst()
                .orElseThrow();

        assertThat(hana.get(User.UNIT)).contains(Dealers.unit("north.sales"));
    }

    @Test
    void all_faults_are_told_at_once() {
        Organisation.Builder wrong = Organisation.builder(MOSCOW, "MSK")
                .unit("a", "А", "b")
                .unit("b", "Б", "a")
                .unit("b", "Б снова")
                .unit(" c", "В", "nowhere")
                .user("olga", "Ольга")
                .user("olga", "Другая")
                .role("olga", "OWNER", "moon")
                .role("ghost", "HEAD", "a")
                .role("olga", "HEAD", "a", LocalDate.of(2026, 2, 2), LocalDate.of(2026, 2, 1));

        DefinitionException refusal = catchThrowableOfType(DefinitionException.class, wrong::build);

        assertThat(refusal.violations())
                .extracting(Violation::code)
                .containsExactlyInAnyOrder(
                        "DUPLICATE",
                        "CYCLE",
                        "CYCLE",
                        "BAD_KEY",
                        "UNKNOWN_UNIT",
                        "DUPLICATE",
                        "UNKNOWN_UNIT",
                        "UNKNOWN_USER",
                        "REVERSED");
        assertThat(refusal).hasMessageContaining("roles.olga.moon: expected one of ");
    }

    @Test
    void a_document_says_the_same_as_the_builder() {
        Organisation read = Organisation.load("""
                {"format": 1, "zone": "Europe/Moscow", "calendar": "MSK",
                 "units": [{"code": "net", "name": "Сеть"},
                           {"code": "omsk", "name": "Омск", "parent": "net", "kind": "BRANCH", "zone": "Asia/Omsk"}],
                 "users": [{"login": "olga", "name": "Ольга", "locale": "ru",
                            "roles": [{"role": "OWNER", "unit": "net"},
                                      {"role": "HEAD", "unit": "omsk", "from": "2026-07-01", "thru": "2026-07-14"}]},
                           {"login": "intake", "service": true, "roles": [{"role": "INTAKE", "unit": "net"}]},
                           {"login": "gone", "name": "Бывший", "active": false, "unit": "net"}]}
                """);

        assertThat(read.units())
                .containsExactly(
                        UnitEntry.top("net", "Сеть"),
                        UnitEntry.below("net", "omsk", "Омск")
                                .withKind(UnitKind.BRANCH)
                                .withZone(ZoneId.of("Asia/Omsk")));
        assertThat(read.users())
                .containsExactly(
                        UserEntry.person("olga", "Ольга").withLocale("ru"),
                        UserEntry.service("intake"),
                        UserEntry.person("gone", "Бывший").inactive().withUnit("net"));
        assertThat(read.roles())
                .containsExactly(
                        RoleEntry.of("olga", "OWNER", "net"),
                        new RoleEntry("olga", "HEAD", "omsk", LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 14)),
                        RoleEntry.of("intake", "INTAKE", "net"));
    }

    @Test
    void a_document_is_read_strictly_and_all_its_faults_are_told() {
        DefinitionException refusal = catchThrowableOfType(DefinitionException.class, () -> Organisation.load("""
                {"format": 1, "zone": "Moscow/Mars", "calendar": "MSK", "kalendar": "MSK",
                 "units": [{"code": "net", "name": "Сеть", "kind": "PLANET", "parent": "sun"}],
                 "users": [{"login": "olga", "name": 5, "roles": [{"role": "OWNER", "unit": "net", "from": "July"}]}]}
                """));

        assertThat(refusal.violations())
                .extracting(Violation::path)
                .contains(
                        "/kalendar",
                        "/zone",
                        "/units/0/kind",
                        "units.net.sun",
                        "/users/0/name",
                        "/users/0/roles/0/from");
        assertThat(catchThrowableOfType(DefinitionException.class, () -> Organisation.load("{"))
                        .violations())
                .extracting(Violation::code)
                .containsExactly("MALFORMED_JSON");
        assertThat(catchThrowableOfType(
                                DefinitionException.class, () -> Organisation.load("{\"format\": 2, \"planets\": []}"))
                        .violations())
                .extracting(Violation::code)
                .containsExactly("UNKNOWN_FORMAT");
    }
}
