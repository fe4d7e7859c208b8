package dev.crmkit.testkit.crash;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.CrmSession;
import dev.crmkit.core.calendar.WeeklyCalendar;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.core.workflow.ShippedWorkflows;
import dev.crmkit.core.workflow.WorkflowJson;
import dev.crmkit.spi.calendar.WorkingInterval;
import dev.crmkit.spi.environment.Environment;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.storage.CrmStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The small firm whose work is interrupted, as every process sets it up. */
final class Office implements AutoCloseable {
    static final Instant OPENING = Instant.parse("2010-01-11T06:00:00Z");
    static final Duration MOMENT = Duration.ofMillis(300);
    private static final String THREE_DAYS = "{\"rule\": \"calendarDays\", \"days\": \"P3D\", \"roll\": \"FORWARD\"}";
    private static final String A_MOMENT = "{\"rule\": \"exactly\", \"time\": \"" + MOMENT + "\", \"roll\": \"NONE\"}";
    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

    private final Crm crm;
    private final Environment environment;

    private Office(Crm crm, Environment environment) {
        this.crm = crm;
        this.environment = environment;
    }

    /** Under virtual time: proposals are called back after three days. */
    static Office virtual(CrmStore store, Instant now, long seed, Notifier gateway) {
        return on(
                store,
                VirtualEnvironment.startingAt(now, seed),
                definitions(Definitions.shipped()).build(),
                gateway);
    }

    /** Under the clock of a machine: proposals are called back after a moment. */
    static Office real(CrmStore store, Duration skew, Notifier gateway) {
        return on(store, SkewedClock.by(skew), definitions(hurried()).build(), gateway);
    }

    private static Office on(CrmStore store, Environment environment, Definitions definitions, Notifier gateway) {
        Crm crm = Crm.builder()
                .store(store)
                .environment(environment)
                .definitions(definitions)
                .notifier("gateway", gateway)
                .build();
        crm.bootstrap(people());
        return new Office(crm, environment);
    }

    private static Definitions.Builder hurried() {
        Definitions.Builder builder = Definitions.shipped();
        String deals = ShippedWorkflows.json("deal").replace(THREE_DAYS, A_MOMENT);
        return builder.workflow(WorkflowJson.read(deals, builder.schema()));
    }

    private static Definitions.Builder definitions(Definitions.Builder builder) {
        return builder.calendar(WeeklyCalendar.builder("WEEK", ZONE)
                        .validFrom(LocalDate.of(2010, 1, 1))
                        .validThru(LocalDate.of(2099, 12, 31))
                        .workweek(WorkingInterval.parse("09:00-18:00"))
                        .build())
                .assign(AssignmentPolicy.roundRobin("lead", "mila", "max"));
    }

    private static Organisation people() {
        return Organisation.builder(ZONE, "WEEK")
                .unit("sales", "Продажи")
                .user("hana", "Хана")
                .role("hana", "HEAD", "sales")
                .user("mila", "Мила")
                .role("mila", "EMPLOYEE", "sales")
                .user("max", "Макс")
                .role("max", "EMPLOYEE", "sales")
                .service("automation", "AUTOMATION", "sales")
                .build();
    }

    Crm crm() {
        return crm;
    }

    /** Lets time pass; the clock of a machine needs no help. */
    void pass(Duration time) {
        if (environment instanceof VirtualEnvironment clock) {
            clock.advance(time);
        }
    }

    Instant now() {
        return environment.now();
    }

    CrmSession head() {
        return crm.as(Actor.user("hana"));
    }

    @Override
    public void close() {
        crm.close();
    }
}
