package dev.crmkit.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.AccessDeniedException;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.Deals;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.report.Report;
import dev.crmkit.core.report.ReportTable;
import dev.crmkit.examples.acceptance.StoreKind;
import dev.crmkit.spi.RecordNotFoundException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An agent sees the own deals, a manager those of the agents, a regional office those of its managers, a stranger none:
 * in lists, counts, reports and one by one.
 */
class CrmSalesAccessTest {
    private static JsonNode access = JsonMapper.shared().nullNode();

    @BeforeAll
    static void read_the_answers() {
        SharedFiles.assumePresent();
        access = SharedFiles.expected("crm-sales").path("access");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void an_agent_sees_the_own_deals(StoreKind kind) {
        assertThat(everybody(kind, "agent_rows")).hasSize(35);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_manager_sees_the_deals_of_the_agents(StoreKind kind) {
        Map<String, Set<RecordRef>> seen = everybody(kind, "manager_rows");
        assertThat(seen).hasSize(6);
        access.path("manager_and_stage_open")
                .properties()
                .forEach(each -> assertThat(deals(kind, each.getKey()).count(Deal.STAGE.in("PROSPECTING", "ENGAGING")))
                        .isEqualTo(each.getValue().asLong()));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_region_sees_the_deals_of_its_managers(StoreKind kind) {
        Map<String, Set<RecordRef>> seen = everybody(kind, "region_rows");
        assertThat(seen).hasSize(3);
        assertThat(seen.values().stream().mapToInt(Set::size).sum()).isEqualTo(8_800);
        assertThat(deals(kind, "olga").count(Condition.always())).isEqualTo(8_800);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_stranger_sees_nothing(StoreKind kind) {
        assertThatThrownBy(() -> deals(kind, "unknown").count(Condition.always()))
                .isInstanceOf(AccessDeniedException.class);
        for (String login : List.of("stranger", "adam", "roleless")) {
            Deals deals = deals(kind, login);
            assertThat(deals.list(Query.all()).items()).isEmpty();
            assertThat(deals.count(Condition.always())).isZero();
            assertThat(deals.count(Condition.always().not())).isZero();
            assertThat(deals.report(Report.all().by(Deal.STAGE).count("n").sum("value", Deal.AMOUNT))
                            .rows())
                    .isEmpty();
            ReportTable.Row all = deals.report(
                            Report.all().count("n").sum("value", Deal.AMOUNT).max("max", Deal.AMOUNT))
                    .rows()
                    .get(0);
            assertThat(all.count("n")).isZero();
            assertThat(all.value("value")).isEmpty();
            assertThat(all.value("max")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void no_condition_opens_what_is_not_seen(StoreKind kind) {
        Deals ofAnna = deals(kind, "Anna Snelling");
        long own = ofAnna.count(Condition.always());
        RecordRef boris = CrmSales.on(kind).user("Boris Faz");
        assertThat(ofAnna.count(Header.OWNER.is(boris))).isZero();
        assertThat(ofAnna.count(Header.OWNER.is(boris).not())).isEqualTo(own);
        assertThat(ofAnna.count(Condition.never().or(Condition.always()))).isEqualTo(own);
        RecordRef hidden = deals(kind, "Boris Faz")
                .list(Query.all().limit(1))
                .items()
                .get(0)
                .ref();
        assertThat(ofAnna.find(hidden)).isEmpty();
        assertThat(ofAnna.count(Condition.id(hidden.id()))).isZero();
        assertThatThrownBy(() -> ofAnna.fire(hidden, "refuse")).isInstanceOf(RecordNotFoundException.class);
        String manager = CrmSales.on(kind).people().managers().get("Boris Faz");
        for (String other : CrmSales.on(kind).people().names("manager")) {
            assertThat(deals(kind, other).find(hidden).isPresent()).isEqualTo(other.equals(manager));
        }
    }

    /** What each of them sees, checked against the answers on every path. */
    private static Map<String, Set<RecordRef>> everybody(StoreKind kind, String answers) {
        Map<String, Set<RecordRef>> seen = new HashMap<>();
        access.path(answers).properties().forEach(each -> {
            Deals deals = deals(kind, each.getKey());
            long count = each.getValue().path("count").asLong(-1);
            List<String> ids = new ArrayList<>();
            Set<RecordRef> refs = new HashSet<>();
            deals.each(Query.all().limit(Query.MAX_LIMIT), deal -> {
                ids.add(deal.get(CrmSales.ID).orElseThrow());
                refs.add(deal.ref());
            });
            assertThat((long) ids.size()).as(each.getKey()).isEqualTo(count);
            assertThat(SharedFiles.hash(ids))
                    .as(each.getKey())
                    .isEqualTo(each.getValue().path("ids_sha256").asString());
            assertThat(deals.count(Condition.always())).as(each.getKey()).isEqualTo(count);
            ReportTable stages = deals.report(Report.all().by(Deal.STAGE).count("n"));
            assertThat(stages.rows().stream().mapToLong(row -> row.count("n")).sum())
                    .as(each.getKey())
                    .isEqualTo(count);
            seen.put(each.getKey(), refs);
        });
        return seen;
    }

    private static Deals deals(StoreKind kind, String login) {
        return CrmSales.on(kind).as(login).deals();
    }
}
