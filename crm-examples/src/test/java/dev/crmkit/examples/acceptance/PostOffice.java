package dev.crmkit.examples.acceptance;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.CrmSession;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.workflow.ShippedWorkflows;
import dev.crmkit.core.workflow.WorkflowJson;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An installation in which the owner of a lead is reminded as often as anybody likes, of fields of every class. It can be
 * restarted, and hosts with clocks of their own can work on its store.
 */
final class PostOffice {
    static final Field<String> COST =
            Field.text("cost", 40).label("Закупка", "Cost").fieldClass(FieldClass.COMMERCIAL);
    static final Field<String> HOME =
            Field.text("home", 40).label("Адрес", "Home").fieldClass(FieldClass.PERSONAL);
    static final Field<String> CODE =
            Field.text("secretCode", 40).label("Код", "Code").fieldClass(FieldClass.SECRET);

    private static final String REMIND = """
            {"name": "remind", "label": {"ru": "Напомнить", "en": "Remind"}, "from": ["@open"], "stays": true,
             "effects": [{"do": "notifyOwner",
               "subject": {"ru": "{title}", "en": "{title}"},
               "text": {"ru": "Адрес: {home}, закупка: {cost}, код: {secretCode}.",
                        "en": "Home: {home}, cost: {cost}, code: {secretCode}."}}]},
            """;

    final VirtualEnvironment clock = VirtualEnvironment.startingAt(Town.moscow("2026-03-02T10:00"), 42);
    private final CrmStore store;
    private final Definitions definitions = reminding();
    private Crm crm;

    private PostOffice(StoreKind kind, Map<String, Notifier> notifiers) {
        this.store = kind.open(clock);
        this.crm = host(clock, notifiers);
        crm.bootstrap(Town.people());
    }

    static PostOffice on(StoreKind kind, Notifier notifier) {
        return new PostOffice(kind, Map.of("post", notifier));
    }

    static PostOffice on(StoreKind kind, Map<String, Notifier> notifiers) {
        return new PostOffice(kind, notifiers);
    }

    /** The shipped process, in which a lead's owner can be reminded. */
    private static Definitions reminding() {
        Definitions.Builder builder = Definitions.shipped().field(Lead.TYPE, COST, HOME, CODE);
        String leads = ShippedWorkflows.json("lead").replace("\"transitions\": [", "\"transitions\": [" + REMIND);
        return builder.workflow(WorkflowJson.read(leads, builder.schema())).build();
    }

    /** Another process on the same store. */
    Crm host(VirtualEnvironment environment, Map<String, Notifier> notifiers) {
        Crm.Builder builder =
                Crm.builder().store(store).environment(environment).definitions(definitions);
        notifiers.forEach(builder::notifier);
        return builder.build();
    }

    /** The process ends and another takes its place. */
    void restart(Notifier notifier) {
        crm = host(clock, Map.of("post", notifier));
    }

    Crm crm() {
        return crm;
    }

    CrmStore store() {
        return store;
    }

    CrmSession as(String login) {
        return crm.as(Actor.user(login));
    }

    /** A lead of this owner, of which he has heard nothing yet. */
    RecordRef lead(String owner) {
        RecordRef user = as("olga").people().user(owner).orElseThrow();
        Lead lead = as("hana").leads().register(Lead.draft().title("0").owner(user));
        queued().forEach(message -> store.inTx(UnitOptions.write("main"), tx -> {
            tx.apply(new ChangeSet(List.of(new Change.Remove(message))));
            return message;
        }));
        return lead.ref();
    }

    /** Changes the title and reminds the owner, as a host does. */
    static void remind(Crm host, RecordRef lead, String title) {
        host.as(Actor.user("hana")).leads().edit(lead, Map.of(Lead.TITLE, title));
        host.as(Actor.user("hana")).leads().fire(lead, "remind");
    }

    void remind(RecordRef lead, String title) {
        remind(crm, lead, title);
    }

    /** What waits, given up or not. */
    List<Record> queued() {
        return Dump.of(store, definitions.schema()).of("outbox_message");
    }

    /** Goes on sending, minute by minute, until nothing waits that is not given up. */
    void sendAll(Crm... hosts) {
        for (int minute = 0; minute < 5_000; minute++) {
            for (Crm host : hosts) {
                host.sendMessages();
            }
            if (queued().stream().allMatch(row -> row.get(Due.DEAD_AT).isPresent())) {
                return;
            }
            clock.advance(Duration.ofMinutes(1));
        }
        throw new AssertionError("Messages go on waiting: " + queued());
    }
}
