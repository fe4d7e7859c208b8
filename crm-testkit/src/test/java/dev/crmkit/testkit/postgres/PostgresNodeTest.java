package dev.crmkit.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

@DisabledIfEnvironmentVariable(named = "CRM_TEST_PG_URL", matches = ".+", disabledReason = "no server is started")
class PostgresNodeTest {
    private static final String READ_ONLY = "25006";

    @Test
    void no_committed_row_is_lost_when_the_standby_takes_over() throws SQLException {
        try (PostgresNode primary = PostgresNode.start();
                PostgresNode standby = primary.synchronousStandby("s1")) {
            DataSource whichever = PostgresServer.primaryOf(primary, standby).dataSource();
            Rows.run(whichever, "CREATE TABLE payment (n int PRIMARY KEY)");
            pay(whichever, 0, 200);
            assertThatThrownBy(() -> pay(standby.server().dataSource(), 200, 201))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(READ_ONLY));

            primary.kill();
            standby.promote();

            pay(whichever, 200, 210);
            assertThat(Rows.of(whichever, "SELECT n FROM payment ORDER BY n"))
                    .isEqualTo(
                            IntStream.range(0, 210).mapToObj(Integer::toString).toList());
        }
    }

    @Test
    void what_was_committed_survives_a_kill_and_an_abort() throws SQLException {
        try (PostgresNode node = PostgresNode.start(Map.of("fsync", "on", "full_page_writes", "on"))) {
            DataSource source = node.server().dataSource();
            Rows.run(source, "CREATE TABLE payment (n int PRIMARY KEY)");
            pay(source, 0, 20);
            node.kill();
            assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class);
            node.restart();
            pay(source, 20, 30);
            node.abort();
            node.restart();
            assertThat(Rows.of(source, "SELECT count(*) FROM payment")).containsExactly("30");
        }
    }

    @Test
    void settings_are_the_callers() throws SQLException {
        try (PostgresNode node = PostgresNode.start(Map.of("fsync", "on", "cluster_name", "o'clock\\"))) {
            DataSource source = node.server().dataSource();
            assertThat(Rows.of(source, "SHOW fsync")).containsExactly("on");
            assertThat(Rows.of(source, "SHOW full_page_writes")).containsExactly("off");
            assertThat(Rows.of(source, "SHOW cluster_name")).containsExactly("o'clock\\");
            node.restart();
            assertThat(Rows.of(source, "SHOW fsync")).containsExactly("on");
        }
    }

    @Test
    void a_server_that_does_not_start_says_why_and_what_to_do() {
        assertThatThrownBy(() -> PostgresNode.start(Map.of("shared_buffers", "a lot")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CRM_TEST_PG_URL")
                .hasMessageContaining("shared_buffers");
    }

    private static void pay(DataSource source, int from, int to) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO payment VALUES (?)")) {
            for (int n = from; n < to; n++) {
                insert.setInt(1, n);
                insert.executeUpdate();
            }
        }
    }
}
