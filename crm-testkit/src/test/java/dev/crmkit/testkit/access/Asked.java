package dev.crmkit.testkit.access;

import dev.crmkit.CrmSession;
import dev.crmkit.core.internal.Door;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.lead.LeadDraft;
import dev.crmkit.core.record.RecordView;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;
import java.util.function.BiFunction;

/**
 * One call of a door about to be made.
 *
 * @param type of the records of the door
 */
record Asked(CrmSession crm, String type, Arguments with) {

    Door<?> door() {
        return switch (type) {
            case "lead" -> crm.leads();
            case "deal" -> crm.deals();
            case "quote" -> crm.quotes();
            case "contract" -> crm.contracts();
            case "company" -> crm.clients().companies();
            case "contact" -> crm.clients().contacts();
            case "task" -> crm.tasks();
            case "interaction" -> crm.interactions();
            default -> crm.records(with.schema().type(type));
        };
    }

    RecordRef ref() {
        return with.anyRef(type);
    }

    /** Commands that take a view are given one that has just been read. */
    <V extends RecordView, D extends Door<V>> Object onView(D door, BiFunction<D, V, Object> command) {
        return command.apply(door, door.get(with.ref(type)));
    }

    Object onAnyView(ViewCommand command) {
        return capture(door(), command);
    }

    private <V extends RecordView> Object capture(Door<V> door, ViewCommand command) {
        return command.run(door, door.get(with.ref(type)));
    }

    /** A command of any door on a view of it. */
    @FunctionalInterface
    interface ViewCommand {
        <V extends RecordView> Object run(Door<V> door, V view);
    }

    static Object done(Runnable command) {
        command.run();
        return "done";
    }

    LeadDraft leadDraft() {
        LeadDraft draft = Lead.draft();
        with.draft("lead").values().forEach(draft::set);
        if (with.dice().chance(70)) {
            draft.set(
                    Lead.PHONES, List.of(Assortment.phone(with.dice().below(12)).raw()));
        }
        return draft;
    }
}
