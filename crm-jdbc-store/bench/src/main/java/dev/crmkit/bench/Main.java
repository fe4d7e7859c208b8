package dev.crmkit.bench;

import dev.crmkit.testkit.postgres.PostgresNode;
import dev.crmkit.testkit.postgres.PostgresSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs all contests on a PostgreSQL of its own, with and without waiting for the disk, and prints a table. */
public final class Main {
    private Main() {}

    /**
     * Runs all contests.
     *
     * @param arguments rounds, seconds of a round, leads in the table; 5, 3 and 200000 unless given; then a part of the
     *     name of those to run
     */
    public static void main(String... arguments) {
        int rounds = number(arguments, 0, 5);
        int seconds = number(arguments, 1, 3);
        int leads = number(arguments, 2, 200_000);
        String wanted = arguments.length > 3 ? arguments[3] : "";
        System.out.println("in memory");
        System.out.println(Contest.Outcome.HEAD);
        Checks.contests().forEach(contest -> run(contest, rounds, seconds, wanted));
        run("commits wait for the disk", "on", rounds, seconds, leads, wanted);
        run("synchronous_commit=off", "off", rounds, seconds, leads, wanted);
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static void run(String title, String synchronous, int rounds, int seconds, int count, String wanted) {
        Map<String, String> settings = Map.of(
                "fsync", "on",
                "full_page_writes", "on",
                "synchronous_commit", synchronous,
                "shared_buffers", "512MB",
                "max_wal_size", "4GB");
        System.out.println(title);
        System.out.println(Contest.Outcome.HEAD);
        try (PostgresNode node = PostgresNode.start(settings);
                PostgresSchema schema = node.server().schema();
                Firm firm = Firm.on(schema.dataSource())) {
            Leads leads = Leads.of(firm);
            leads.fill(firm, count);
            Sql.transaction(
                    firm.source(), connection -> connection.createStatement().execute("ANALYZE"));
            if ("list".contains(wanted) || wanted.contains("list")) {
                Plans.print(firm);
            }
            for (Contest contest : contests(firm, leads)) {
                run(contest, rounds, seconds, wanted);
            }
            try (Scheduled scheduled = Scheduled.of(firm)) {
                run(Claimed.against(scheduled, firm), rounds, seconds, wanted);
            }
        }
    }

    private static void run(Contest contest, int rounds, int seconds, String wanted) {
        if (contest.name().contains(wanted)) {
            System.out.println(contest.measure(rounds, seconds).line());
        }
    }

    /** Those in which both write the same rows. */
    static List<Contest> contests(Firm firm, Leads leads) {
        List<Contest> contests = new ArrayList<>();
        contests.addAll(Lists.contests(firm));
        contests.add(Transitions.contest(firm));
        contests.add(Claimed.contest(firm));
        contests.add(Loads.contest(firm, leads));
        return contests;
    }
}
