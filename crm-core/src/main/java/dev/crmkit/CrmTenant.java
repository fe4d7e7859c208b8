package dev.crmkit;

import dev.crmkit.core.internal.Bootstrap;
import dev.crmkit.core.internal.Desk;
import dev.crmkit.core.internal.OutboxRounds;
import dev.crmkit.core.internal.TimerRounds;
import dev.crmkit.core.internal.Workshop;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.core.timer.PumpReport;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.notify.Notifier;
import java.util.Map;

/** One tenant: its data is nobody else's. Thread-safe. */
@ForCallers
public final class CrmTenant {
    /** The login timers and messages act as. It has grants like anybody else. */
    public static final String AUTOMATION = "automation";

    private final Workshop shop;
    private final String code;
    private final Map<String, Notifier> notifiers;

    CrmTenant(Workshop shop, String code, Map<String, Notifier> notifiers) {
        this.shop = shop;
        this.code = code;
        this.notifiers = notifiers;
    }

    /** The doors as this actor. Nothing is checked yet: every call is. */
    public CrmSession as(Actor actor) {
        return new CrmSession(Desk.of(shop, code, actor.login()).through(actor.profile()));
    }

    /**
     * Writes the first units, users and roles of a tenant that has none.
     *
     * @return whether anything was written: false when the tenant has users already
     */
    public boolean bootstrap(Organisation organisation) {
        return new Bootstrap(shop, code).run(organisation);
    }

    /** Fires every due timer. The host calls it from its own scheduler, as often as it likes, from any process. */
    public PumpReport fireTimers() {
        return new TimerRounds(Desk.of(shop, code, AUTOMATION)).runDue();
    }

    /** Sends every due message through the notifiers; does nothing where there are none. As {@link #fireTimers}. */
    public PumpReport sendMessages() {
        return new OutboxRounds(Desk.of(shop, code, AUTOMATION), notifiers).runDue();
    }
}
