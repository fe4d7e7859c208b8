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
        assertThat(refusal).hasMessageContaining("there is no unit moon; declared are [");
    }
}
