package dev.crmkit.testkit.crash;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.CrmSession;
import dev.crmkit.core.calendar.Roll;
import dev.crmkit.core.calendar.WeeklyCalendar;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.core.workflow.DueRule;
import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.WorkflowDefinition;
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
        WorkflowDefinition deal =
                Definitions.shipped().build().workflow(Deal.TYPE.key()).orElseThrow();
        return Definitions.shipped()
                .workflow(new WorkflowDefinition(
                        deal.type(),
                        deal.stateField(),
                        deal.version(),
                        deal.states(),
                        deal.transitions().stream().map(Office::hurried).toList()));
    }

    private static TransitionDefinition hurried(TransitionDefinition way) {
        return new TransitionDefinition(
                way.name(),
                way.label(),
                way.from(),
                way.to().orElse(null),
                way.guards(),
                way.required(),
                way.checks(),
                way.effects().stream().map(Office::hurried).toList(),
                way.automatic());
    }

    private static GuardedEffect hurried(GuardedEffect guarded) {
        return guarded.effect() instanceof Effect.StartTimer timer
                ? new GuardedEffect(
                        new Effect.StartTimer(
                                timer.name(), timer.base(), new DueRule.Exactly(MOMENT, Roll.NONE), timer.fires()),
                        guarded.when())
                : guarded;
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
