package dev.crmkit.core.access;

import dev.crmkit.core.internal.Desk;
import dev.crmkit.core.internal.Explaining;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;

/**
 * Asks the rules: why, who, what. Thread-safe.
 *
 * <p>About himself everybody may ask, about a record he may see. About others whoever has the right GRANT in the unit of
 * the record, or of the user, may ask: he sees rules, roles and units, no value of a record, and may not be able to read
 * the record himself.
 *
 * <pre>{@code
 * System.out.println(crm.as(Actor.user("max")).rights().explain(AccessAction.DELETE, lead.ref()).text().ru());
 * }</pre>
 */
@ForCallers
public final class Rights {
    private final Explaining explaining;

    public Rights(Desk desk) {
        this.explaining = new Explaining(desk);
    }

    /**
     * Why the actor may do this to the record, or may not.
     *
     * @throws dev.crmkit.spi.RecordNotFoundException when there is no such record he may see
     */
    public Explanation explain(AccessAction action, RecordRef record) {
        return explaining.own(action, "", record);
    }

    /**
     * The same for an action that is {@link AccessAction#named}.
     *
     * @param name of the transition, report or area
     */
    public Explanation explain(AccessAction action, String name, RecordRef record) {
        return explaining.own(action, name, record);
    }

    /**
     * Why another user may do this to the record, or may not.
     *
     * @param name of the transition, report or area; empty for other actions
     * @throws dev.crmkit.spi.RecordNotFoundException when there is no such record in a unit the actor gives roles in
     * @throws dev.crmkit.spi.InvalidInputException when there is no such user
     */
    public Explanation explainFor(String login, AccessAction action, String name, RecordRef record) {
        return explaining.of(login, action, name, record);
    }

    /** Every active user who may do this to the record, with the reason, by login. */
    public List<Explanation> whoCan(AccessAction action, String name, RecordRef record) {
        return explaining.whoCan(action, name, record);
    }

    /** All the actor may do today, by type and action. */
    public List<Allowance> whatCan() {
        return explaining.whatCan();
    }

    /**
     * All another user may do today.
     *
     * @throws dev.crmkit.spi.InvalidInputException when there is no such user in a unit the actor gives roles in
     */
    public List<Allowance> whatCan(String login) {
        return explaining.whatCan(login);
    }
}
