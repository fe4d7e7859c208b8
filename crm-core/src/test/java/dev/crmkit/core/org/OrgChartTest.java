package dev.crmkit.core.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrgChartTest {
    private final CountingEnvironment environment = new CountingEnvironment();

    @Test
    void a_subtree_is_the_unit_and_everything_below_it() {
        assertThat(Dealers.CHART.subtree("main", Dealers.unit("north")))
                .containsExactlyInAnyOrder(
                        Dealers.unit("north"), Dealers.unit("north.sales"), Dealers.unit("north.service"));
        assertThat(Dealers.CHART.subtree("main", Dealers.user("olga"))).isEmpty();
    }

    @Test
    void a_cyclic_tree_ends() {
        RecordRef a = new RecordRef("unit", environment.newId());
        RecordRef b = new RecordRef("unit", environment.newId());
        OrgChart chart = OrgChart.of(List.of(unit(a, "a", b), unit(b, "b", a)));

        assertThat(chart.subtree("main", a)).containsExactlyInAnyOrder(a, b);
    }

    @Test
    void a_principal_has_his_roles_and_the_zone_of_his_unit() {
        Principal hana = Dealers.CHART.principal("main", "hana").orElseThrow();

        assertThat(hana.assignments()).containsExactly(Principal.Assignment.of("HEAD", Dealers.unit("north.sales")));
        assertThat(hana.zone()).isEqualTo(ZoneId.of("Europe/Moscow"));
        assertThat(hana.active()).isTrue();
        assertThat(hana.service()).isFalse();
        assertThat(Dealers.CHART.principal("main", hana.ref())).contains(hana);
        assertThat(Dealers.CHART.principal("main", "intake").orElseThrow().service())
                .isTrue();
        assertThat(Dealers.CHART.principal("main", "Hana")).isEmpty();
    }

    @Test
    void a_zone_that_is_none_locks_nobody_out() {
        RecordRef a = new RecordRef("unit", environment.newId());
        Record unit = unit(a, "a", a).next().set(Unit.ZONE, "Moon/Crater").build();

        assertThat(OrgChart.of(List.of(unit)).unit("a").orElseThrow().zone()).isEqualTo(ZoneOffset.UTC);
    }

    private static Record unit(RecordRef ref, String code, RecordRef parent) {
        return Record.create(Unit.TYPE, ref.id())
                .set(Unit.CODE, code)
                .set(Unit.NAME, code)
                .set(Unit.KIND, "BRANCH")
                .set(Unit.PARENT, parent)
                .set(Unit.CALENDAR, "MSK")
                .set(Unit.ZONE, "Europe/Moscow")
                .build();
    }
}
