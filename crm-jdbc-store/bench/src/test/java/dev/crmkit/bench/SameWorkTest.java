package dev.crmkit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.testkit.postgres.PostgresSchema;
import dev.crmkit.testkit.postgres.PostgresServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The statements written by hand do what the store does: the same rows in the same tables. */
class SameWorkTest {
    private static final List<String> TABLES =
            List.of("crm_lead", "crm_task", "crm_timer", "crm_audit_entry", "crm_audit_change", "crm_stage_record");

    @Test
    void both_ways_write_as_many_rows() {
        try (PostgresSchema schema = PostgresServer.shared().schema();
                Firm firm = Firm.on(schema.dataSource())) {
            Leads leads = Leads.of(firm);
            leads.fill(firm, 1_000);
            for (Contest contest : Main.contests(firm, leads)) {
                contest.prepare().run();
                contest.ours().once();
                Map<String, Long> before = counts(firm);
                int done = contest.ours().once();
                Map<String, Long> between = counts(firm);
                assertThat(contest.other().once()).isEqualTo(done).isPositive();
                assertThat(growth(between, counts(firm))).as(contest.name()).isEqualTo(growth(before, between));
            }
        }
    }

    @Test
    void the_scheduler_leaves_nothing_of_what_was_due() {
        try (PostgresSchema schema = PostgresServer.shared().schema();
                Firm firm = Firm.on(schema.dataSource());
                Scheduled scheduled = Scheduled.of(firm)) {
            scheduled.stockUp();
            assertThat(Sql.count(firm.source(), "scheduled_tasks")).isPositive();
            assertThat(scheduled.all()).isPositive();
            assertThat(Sql.count(firm.source(), "scheduled_tasks")).isZero();
        }
    }

    private static Map<String, Long> counts(Firm firm) {
        Map<String, Long> counts = new LinkedHashMap<>();
        TABLES.forEach(table -> counts.put(table, Sql.count(firm.source(), table)));
        return counts;
    }

    private static Map<String, Long> growth(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> growth = new LinkedHashMap<>();
        after.forEach((table, count) -> growth.put(table, count - before.getOrDefault(table, 0L)));
        return growth;
    }
}
