package dev.crmkit.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
    private final PostgresServer server = PostgresServer.shared();

    @Test
    void it_runs_once_for_all_tests() throws SQLException {
        assertThat(Rows.of(server.dataSource(), "SHOW server_encoding")).containsExactly("UTF8");
        assertThat(PostgresServer.shared()).isSameAs(server);
    }

    @Test
    void it_knows_the_case_of_all_letters() throws SQLException {
        assertThat(Rows.of(server.dataSource(), "SELECT lower('СДЕЛКА Ёлка')")).containsExactly("сделка ёлка");
        assertThat(Rows.of(server.dataSource(), "SELECT 'Сделка' ILIKE 'сдел%'"))
                .containsExactly("t");
    }

    @Test
    void it_orders_by_code_point() throws SQLException {
        String letters = "SELECT x FROM unnest(ARRAY['а', 'B', 'ё', 'a', 'Я', 'б', 'Б', '_', '😀', '１']) x ORDER BY x";
        assertThat(Rows.of(server.dataSource(), letters))
                .containsExactly("B", "_", "a", "Б", "Я", "а", "б", "ё", "１", "😀");
    }

    @Test
    void two_schemas_do_not_see_each_other() throws SQLException {
        try (PostgresSchema one = server.schema();
                PostgresSchema other = server.schema()) {
            Rows.run(one.dataSource(), "CREATE TABLE lead (name text)", "INSERT INTO lead VALUES ('one')");
            assertThatThrownBy(() -> Rows.of(other.dataSource(), "SELECT name FROM lead"))
                    .isInstanceOf(SQLException.class);
            Rows.run(other.dataSource(), "CREATE TABLE lead (name text)");
            assertThat(Rows.of(one.dataSource(), "SELECT name FROM lead")).containsExactly("one");
            assertThat(Rows.of(other.dataSource(), "SELECT name FROM lead")).isEmpty();
        }
    }

    @Test
    void a_cleared_schema_is_empty_and_current() throws SQLException {
        try (PostgresSchema schema = server.schema()) {
            DataSource source = schema.dataSource();
            Rows.run(source, "CREATE TABLE lead (name text)");
            schema.clear();
            Rows.run(source, "CREATE TABLE lead (name text)");
            assertThat(Rows.of(source, "SELECT current_schema()")).containsExactly(schema.name());
        }
    }

    @Test
    void a_closed_schema_is_gone() throws SQLException {
        PostgresSchema schema = server.schema();
        Rows.run(schema.dataSource(), "CREATE TABLE lead (name text)");
        schema.close();
        schema.close();
        String left = "SELECT nspname FROM pg_namespace WHERE nspname = '" + schema.name() + "'";
        assertThat(Rows.of(server.dataSource(), left)).isEmpty();
    }

    @Test
    void a_url_with_parameters_gains_one_more() {
        PostgresServer given = PostgresServer.at("jdbc:postgresql://db.example.org/crm");
        assertThat(given.with("a=b").with("c=d").url()).isEqualTo("jdbc:postgresql://db.example.org/crm?a=b&c=d");
    }
}
