package dev.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.testkit.crash.CrashHarness;
import dev.crmkit.testkit.crash.CrashReport;
import dev.crmkit.testkit.postgres.PostgresNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills processes at work. {@code -Dcrm.crash.kills} says how many; 6 unless said. */
class CrashTest {
    private static final int KILLS = Integer.getInteger("crm.crash.kills", 6);
    private static final int COMMANDS = Integer.getInteger("crm.crash.commands", 200);

    /** Two are enough almost always. */
    private static final int MOST_KILLS = 20;

    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(H2CrashSite.FILE);
        System.clearProperty(PostgresCrashSite.URL);
        System.clearProperty(H2CrashSite.FORGETFUL);
        System.clearProperty(H2CrashSite.SABOTEUR);
    }

    @Test
    void what_was_acknowledged_survives() {
        CrashReport report = CrashHarness.at(H2CrashSite.class, folder)
                .setting(H2CrashSite.FILE, folder.resolve("crm").toString())
                .kills(KILLS);
        System.out.println("H2: " + report);
        assertThat(report.isClean()).as(report.toString()).isTrue();
        assertThat(report.acknowledged()).isPositive();
    }

    @Test
    void what_a_server_acknowledged_survives_its_clients() {
        try (PostgresNode node = PostgresNode.start(Map.of("fsync", "on", "full_page_writes", "on"))) {
            CrashReport report = CrashHarness.at(PostgresCrashSite.class, folder)
                    .setting(PostgresCrashSite.URL, node.server().url())
                    .kills(KILLS);
            System.out.println("PostgreSQL: " + report);
            assertThat(report.isClean()).as(report.toString()).isTrue();
            assertThat(report.acknowledged()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void processes_on_one_server_neither_lose_nor_double_anything(int processes) {
        try (PostgresNode node = PostgresNode.start()) {
            CrashReport report = CrashHarness.at(PostgresCrashSite.class, folder)
                    .setting(PostgresCrashSite.URL, node.server().url())
                    .together(processes, COMMANDS);
            System.out.println(processes + " processes: " + report);
            assertThat(report.isClean()).as(report.toString()).isTrue();
        }
    }

    @Test
    void a_process_that_was_frozen_past_its_leases_does_nothing_twice() {
        try (PostgresNode node = PostgresNode.start(Map.of("idle_in_transaction_session_timeout", "200ms"))) {
            CrashReport report = CrashHarness.at(PostgresCrashSite.class, folder)
                    .setting(PostgresCrashSite.URL, node.server().url())
                    .frozen(KILLS, 50);
            System.out.println("frozen: " + report);
            assertThat(report.isClean()).as(report.toString()).isTrue();
        }
    }

    /** The harness would notice: H2 as it is by default loses what it acknowledged, or cannot be read any more. */
    @Test
    void a_database_that_forgets_is_caught() {
        CrashHarness harness = CrashHarness.at(H2CrashSite.class, folder)
                .setting(H2CrashSite.FILE, folder.resolve("crm").toString())
                .setting(H2CrashSite.FORGETFUL, "true");
        List<String> lost;
        try {
            lost = harness.kills(2).lost();
        } catch (StorageException unreadable) {
            lost = List.of(unreadable.toString());
        }
        assertThat(lost).isNotEmpty();
    }

    /** The same of stores with a fault that only shows when their process dies. */
    @ParameterizedTest
    @EnumSource
    void a_store_with_a_fault_is_caught(CrashSaboteur saboteur) throws IOException {
        for (int kills = 0; kills < MOST_KILLS; kills += 2) {
            Path anew = Files.createDirectory(folder.resolve("after" + kills));
            CrashReport report = CrashHarness.at(H2CrashSite.class, anew)
                    .setting(H2CrashSite.FILE, anew.resolve("crm").toString())
                    .setting(H2CrashSite.SABOTEUR, saboteur.name())
                    .kills(2);
            if (saboteur.isCaught(report)) {
                return;
            }
        }
        throw new AssertionError(MOST_KILLS + " kills found nothing of " + saboteur);
    }
}
