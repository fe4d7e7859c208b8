package dev.crmkit.bench;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.jdbc.JdbcStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the database goes about the page of leads, ours and the one written by hand. */
final class Plans {
    private Plans() {}

    static void print(Firm firm) {
        Heard heard = new Heard();
        Crm ours = Crm.builder()
                .store(JdbcStore.on(heard.listening(firm.source())))
                .definitions(firm.definitions())
                .build();
        ours.as(Actor.user("hana")).leads().list(Lists.QUERY);
        System.out.println("the plan of the list with rights");
        explain(firm, heard.last(), heard.bound());
        Heard other = new Heard();
        new Lists(firm, other.listening(firm.source())).byRights();
        System.out.println("the plan of the list by hand");
        explain(firm, other.last(), other.bound());
    }

    private static void explain(Firm firm, String sql, List<@Nullable Object> values) {
        Sql.transaction(firm.source(), connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS OFF) " + sql)) {
                Sql.bind(statement, values.toArray());
                try (ResultSet lines = statement.executeQuery()) {
                    while (lines.next()) {
                        System.out.println("    " + lines.getString(1));
                    }
                }
                return values;
            }
        });
    }
}
