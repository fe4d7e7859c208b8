package dev.crmkit.testkit.crash;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.CrmSession;
import dev.crmkit.core.calendar.WeeklyCalendar;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.spi.calendar.WorkingInterval;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.storage.CrmStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The small firm whose work is interrupted, as every process sets it up. */
final class Office implements AutoCloseable {
    static final Instant OPENING = Instant.parse("2010-01-11T06:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

    private final Crm crm;
    private final VirtualEnvironment clock;

    private Office(Crm crm, VirtualEnvironment clock) {
        this.crm = crm;
        this.clock = clock;
    }

    static Office on(CrmStore store, Instant now, long seed, Notifier gateway) {
        VirtualEnvironment clock = VirtualEnvironment.startingAt(now, seed);
        Crm crm = Crm.builder()
                .store(store)
                .environment(clock)
                .definitions(definitions())
                .notifier("gateway", gateway)
                .build();
        crm.bootstrap(people());
        return new Office(crm, clock);
    }

    private static Definitions definitions() {
        return Definitions.shipped()
                .calendar(WeeklyCalendar.builder("WEEK", ZONE)
                        .validFrom(LocalDate.of(2010, 1, 1))
                        .validThru(LocalDate.of(2099, 12, 31))
                        .workweek(WorkingInterval.parse("09:00-18:00"))
                        .build())
                .assign(AssignmentPolicy.roundRobin("lead", "mila", "max"))
                .build();
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

    VirtualEnvironment clock() {
        return clock;
    }

    CrmSession head() {
        return crm.as(Actor.user("hana"));
    }

    @Override
    public void close() {
        crm.close();
    }
}
