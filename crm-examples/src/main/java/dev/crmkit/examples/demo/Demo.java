package dev.crmkit.examples.demo;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.calendar.CalendarMath;
import dev.crmkit.core.calendar.RussianCalendars;
import dev.crmkit.core.calendar.WeeklyCalendar;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.imports.ImportReport;
import dev.crmkit.core.imports.ImportRun;
import dev.crmkit.core.imports.RowVerdict;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.record.RecordView;
import dev.crmkit.jdbc.JdbcStore;
import dev.crmkit.spi.calendar.BusinessCalendar;
import dev.crmkit.spi.calendar.WorkingInterval;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The main job: imports leads from a CSV, takes them through the process on an H2 file under virtual time, and shows what
 * came of it. Run again, it goes on from the same file and doubles nothing.
 */
public final class Demo {
    private static final int FIRST_RUN_DAYS = 12;
    private static final int NEXT_RUN_DAYS = 3;

    private final DemoOptions options;
    private final Scenario scenario;
    private final Narrator narrator;
    private final PrintStream err;

    private Demo(DemoOptions options, Scenario scenario, PrintStream out, PrintStream err) {
        this.options = options;
        this.scenario = scenario;
        this.narrator = new Narrator(out, new Words(options.locale()), scenario.zone());
        this.err = err;
    }

    /** Runs the whole demonstration. */
    public static void run(DemoOptions options, PrintStream out, PrintStream err) throws IOException {
        Scenario scenario = Scenario.load(Optional.ofNullable(options.mapping()).orElse("demo"));
        new Demo(options, scenario, out, err).run();
    }

    private void run() throws IOException {
        VirtualEnvironment clock = VirtualEnvironment.startingAt(scenario.start(), options.seed());
        BusinessCalendar calendar = calendar(scenario.zone());
        Definitions definitions = definitions(calendar);
        JdbcConnectionPool database = JdbcConnectionPool.create(url(), "sa", "");
        try (Crm crm = Crm.builder()
                .store(JdbcStore.on(database))
                .environment(clock)
                .definitions(definitions)
                .notifier("log", message -> {})
                .build()) {
            boolean first = crm.bootstrap(Staff.organisation(scenario.zone(), calendar.id()));
            resume(crm, clock);
            List<RowVerdict.Rejected> rejected = new ArrayList<>();
            ImportReport imported = importLeads(crm, rejected);
            drive(crm, clock, calendar, first);
            Results results = new Results(crm);
            new ResultPrinter(results, narrator, definitions).print();
            if (options.outFolder().isPresent()) {
                ResultFiles.write(
                        options.outFolder().get(), results, imported, rejected, definitions, options.locale());
                narrator.heading("Результаты записаны: " + options.out(), "Results written to " + options.out());
            }
        } finally {
            database.dispose();
        }
    }

    private String url() throws IOException {
        Path file = options.database().toAbsolutePath();
        Files.createDirectories(file.getParent());
        return "jdbc:h2:file:" + file + ";WRITE_DELAY=0";
    }

    private Definitions definitions(BusinessCalendar calendar) {
        Definitions.Builder builder = Definitions.shipped()
                .calendar(calendar)
                .locale(options.locale())
                .assign(AssignmentPolicy.roundRobin(Lead.TYPE.key(), Staff.MANAGERS.toArray(String[]::new)));
        if (!scenario.fields().isEmpty()) {
            builder.field(Lead.TYPE, scenario.fields().toArray(Field<?>[]::new));
        }
        return builder.build();
    }

    /** The Russian calendar where the story plays in Russia, elsewhere a plain working week. */
    private static BusinessCalendar calendar(ZoneId zone) {
        if (zone.getId().equals("Europe/Moscow")) {
            return RussianCalendars.moscow();
        }
        return WeeklyCalendar.builder("WEEK", zone)
                .validFrom(LocalDate.of(2010, 1, 1))
                .validThru(LocalDate.of(2039, 12, 31))
                .workweek(WorkingInterval.parse("09:00-18:00"))
                .build();
    }

    /** Time goes on from the last thing that happened. */
    private static void resume(Crm crm, VirtualEnvironment clock) {
        Query latest = Query.all().sortByDescending(Header.UPDATED_AT).limit(1);
        var head = crm.as(Actor.user(Staff.HEAD));
        Stream<RecordView> last = Stream.of(
                        head.leads().list(latest).items(),
                        head.deals().list(latest).items(),
                        head.tasks().list(latest).items())
                .flatMap(List::stream)
                .map(RecordView.class::cast);
        last.flatMap(view -> view.get(Header.UPDATED_AT).stream())
                .max(Instant::compareTo)
                .ifPresent(instant -> clock.setTo(instant.plus(Duration.ofMinutes(1))));
    }

    private ImportReport importLeads(Crm crm, List<RowVerdict.Rejected> rejected) throws IOException {
        narrator.heading("Импорт лидов", "Importing leads");
        Progress progress = progress("rows");
        ImportReport report;
        try (InputStream csv = leads()) {
            report = crm.as(Actor.user(Staff.HEAD))
                    .imports()
                    .run(
                            scenario.mapping(),
                            csv,
                            ImportRun.real().rejectedTo(rejected::add).progress((rows, bad) -> progress.at(rows, 0)));
        }
        progress.done();
        narrator.out()
                .println("  "
                        + narrator.words()
                                .say(
                                        "создано " + report.created() + ", обновлено " + report.updated()
                                                + ", без изменений " + report.unchanged() + ", отклонено "
                                                + report.rejected(),
                                        "created " + report.created() + ", updated " + report.updated()
                                                + ", unchanged " + report.unchanged() + ", rejected "
                                                + report.rejected()));
        report.firstRejected().stream().limit(5).forEach(this::showRejected);
        return report;
    }

    private void showRejected(RowVerdict.Rejected row) {
        row.faults()
                .forEach(fault -> narrator.out()
                        .println("  " + narrator.words().say("строка ", "row ") + row.row() + ", " + fault.column()
                                + ": " + fault.message(options.locale())));
    }

    private InputStream leads() throws IOException {
        return options.leadsFile().isPresent()
                ? Files.newInputStream(options.leadsFile().get())
                : Scenario.resource("leads.csv");
    }

    private void drive(Crm crm, VirtualEnvironment clock, BusinessCalendar calendar, boolean first) throws IOException {
        if (scenario.outcomes().isPresent() && options.leadsFile().isPresent()) {
            OutcomeDrive drive = new OutcomeDrive(crm, clock, scenario, progress("outcomes"));
            drive.drive(KnownOutcomes.read(options.leadsFile().get(), scenario));
            return;
        }
        narrator.heading("Что происходило", "What happened");
        new Story(crm, clock, CalendarMath.of(calendar), options.seed(), narrator)
                .play(first ? FIRST_RUN_DAYS : NEXT_RUN_DAYS);
        callbacks(crm);
    }

    private void callbacks(Crm crm) {
        narrator.heading("Открытые задачи перезвонить", "Open callback tasks");
        crm.as(Actor.user(Staff.HEAD))
                .tasks()
                .list(Query.where(Task.PURPOSE.is("callback").and(Task.STATE.is("NEW")))
                        .sortBy(Task.DUE_AT)
                        .limit(10))
                .items()
                .forEach(task -> narrator.tell(task.dueAt().orElseThrow(), "", task.subject(), task.subject()));
    }

    private Progress progress(String label) {
        return new Progress(err, label, isTerminal());
    }

    /** From JDK 22 on there is a console without a terminal as well, so the environment is asked too. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        String term = System.getenv("TERM");
        return System.console() != null && term != null && !term.equals("dumb");
    }
}
