package dev.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.testkit.postgres.PostgresSchema;
import dev.crmkit.testkit.postgres.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever migrates dies at any step; the next one brings it to the same end. */
class MigrationKillTest {
    @TempDir
    private Path folder;

    /** Dies after each statement and before each commit there is, until one lives long enough. */
    @ParameterizedTest
    @EnumSource
    void a_migration_that_dies_at_any_step_is_resumed(Database database) {
        Undisturbed undisturbed = Undisturbed.on(database.empty());
        int deaths = 0;
        while (dies(deaths, database.empty(), undisturbed)) {
            deaths++;
        }
        assertThat(deaths).isGreaterThan(2 * undisturbed.steps());
    }

    private static boolean dies(int statements, DataSource source, Undisturbed undisturbed) {
        Workbench bench = old(source);
        JdbcStore mortal = JdbcStore.on(Mortal.after(statements, source));
        boolean died = false;
        try {
            mortal.migrate(Shapes.after());
        } catch (StorageException e) {
            died = true;
        }
        JdbcStore.on(source).migrate(Shapes.after());
        undisturbed.requireSame(source, "died after " + statements);
        bench.store.migrate(Shapes.after());
        assertThat(bench.ids("thing", Shapes.NAME.is("ель"))).containsExactly(Shapes.OLD.id());
        return died;
    }

    private static Workbench old(DataSource source) {
        Workbench bench = Workbench.over(source);
        bench.store.migrate(Shapes.before());
        bench.insert(Shapes.OLD);
        return bench;
    }

    /** What a migration that nobody disturbed leaves. */
    private record Undisturbed(List<String> shape, List<String> journal, int steps) {
        static Undisturbed on(DataSource source) {
            Workbench bench = old(source);
            int steps = bench.store.migrate(Shapes.after()).size();
            return new Undisturbed(Shapes.of(source), Shapes.journal(source), steps);
        }

        void requireSame(DataSource source, String when) {
            assertThat(Shapes.of(source)).as(when).isEqualTo(shape);
            assertThat(Shapes.journal(source)).as(when).isEqualTo(journal);
        }
    }

    /**
     * The very first migration, the journal's own table with it. Whoever resumes finds tables and cannot know that they are
     * empty: he claims the unique values of what might be in them.
     */
    @ParameterizedTest
    @EnumSource
    void the_first_migration_may_die_as_well(Database database) {
        DataSource whole = database.empty();
        int steps = JdbcStore.on(whole).migrate(Shapes.before()).size();
        List<String> shape = Shapes.of(whole);
        List<String> journal = Shapes.journal(whole);
        for (int statements : new int[] {3, 4, 5, 6, 7, 8, 2 * steps}) {
            DataSource source = database.empty();
            JdbcStore mortal = JdbcStore.on(Mortal.after(statements, source));
            assertThatThrownBy(() -> mortal.migrate(Shapes.before())).isInstanceOf(StorageException.class);
            JdbcStore.on(source).migrate(Shapes.before());
            assertThat(Shapes.of(source)).as("died after " + statements).isEqualTo(shape);
            assertThat(Shapes.journal(source))
                    .as("died after " + statements)
                    .filteredOn(step -> !step.startsWith("UPDATE"))
                    .isEqualTo(journal);
        }
    }

    /** The same by SIGKILL, on a file. */
    @ParameterizedTest
    @ValueSource(ints = {9, 20})
    void a_process_that_is_killed_in_a_migration_of_h2_leaves_what_the_next_one_goes_on_with(int statements)
            throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("crm") + ";WRITE_DELAY=0";
        killed(url, statements);
        resume(H2.source(url), Undisturbed.on(H2.empty("")));
    }

    /** The same by SIGKILL, on a server that does not notice at once. */
    @ParameterizedTest
    @ValueSource(ints = 9)
    void a_process_that_is_killed_in_a_migration_of_postgresql_leaves_nothing_of_it(int statements) throws Exception {
        try (PostgresSchema schema = PostgresServer.shared().schema();
                PostgresSchema other = PostgresServer.shared().schema()) {
            killed(schema.url(), statements);
            resume(schema.dataSource(), Undisturbed.on(other.dataSource()));
        }
    }

    private static void resume(DataSource source, Undisturbed undisturbed) {
        assertThat(JdbcStore.on(source).migrate(Shapes.after())).isNotEmpty();
        undisturbed.requireSame(source, "killed");
    }

    private static void killed(String url, int statements) throws IOException {
        Process process = MigrationVictim.start(url, statements);
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.lines().anyMatch(MigrationVictim.THERE::equals)).isTrue();
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }
}
