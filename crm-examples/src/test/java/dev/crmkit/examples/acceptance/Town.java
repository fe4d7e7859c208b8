package dev.crmkit.examples.acceptance;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.CrmSession;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.lead.LeadDraft;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.core.record.Query;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The shared fixture of the worked examples: two dealers of one network, their people, and a clock set by hand. */
final class Town {
    static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    private final Crm crm;
    private final CrmStore store;
    private final VirtualEnvironment clock;

    private Town(Crm crm, CrmStore store, VirtualEnvironment clock) {
        this.crm = crm;
        this.store = store;
        this.clock = clock;
    }

    static Town on(StoreKind kind) {
        return on(
                kind,
                Definitions.shipped()
                        .assign(AssignmentPolicy.roundRobin("lead", "mila", "max"))
                        .build());
    }

    static Town on(StoreKind kind, Definitions definitions) {
        return on(kind, definitions, message -> {});
    }

    /** With a notifier messages leave through. */
    static Town on(StoreKind kind, Definitions definitions, Notifier notifier) {
        return on(kind, definitions, notifier, people());
    }

    /** With somebody more, who holds a role of these definitions in the whole network. */
    static Town with(String login, String role, StoreKind kind, Definitions definitions) {
        Organisation more =
                builder().user(login, login).role(login, role, "net").build();
        return on(kind, definitions, message -> {}, more);
    }

    private static Town on(StoreKind kind, Definitions definitions, Notifier notifier, Organisation organisation) {
        return on(kind, UnaryOperator.identity(), definitions, notifier, organisation);
    }

    /** On a store that is watched. */
    static Town watched(StoreKind kind, UnaryOperator<CrmStore> watch, Definitions definitions) {
        return on(kind, watch, definitions, message -> {}, people());
    }

    private static Town on(
            StoreKind kind,
            UnaryOperator<CrmStore> watch,
            Definitions definitions,
            Notifier notifier,
            Organisation organisation) {
        VirtualEnvironment clock = VirtualEnvironment.startingAt(moscow("2026-03-02T10:00"), 42);
        CrmStore store = watch.apply(kind.open(clock));
        Crm crm = Crm.builder()
                .store(store)
                .environment(clock)
                .definitions(definitions)
                .notifier("post", notifier)
                .build();
        crm.bootstrap(organisation);
        return new Town(crm, store, clock);
    }

    /** Another process on the same store: it knows of changes only what is stored. */
    Town anotherNode() {
        VirtualEnvironment own = VirtualEnvironment.startingAt(clock.now(), 43);
        Crm other = Crm.builder()
                .store(store)
                .environment(own)
                .definitions(crm.definitions())
                .build();
        return new Town(other, store, own);
    }

    static Organisation people() {
        return builder().build();
    }

    private static Organisation.Builder builder() {
        return Organisation.builder(MOSCOW, "MSK")
                .unit("net", "Сеть")
                .unit("north", "Север", "net")
                .unit("south", "Юг", "net")
                .unit("north.sales", "Север, продажи", "north")
                .unit("north.service", "Север, сервис", "north")
                .unit("south.sales", "Юг, продажи", "south")
                .user("olga", "Ольга")
                .role("olga", "OWNER", "net")
                .user("carl", "Карл")
                .role("carl", "CEO", "net")
                .user("hana", "Хана")
                .role("hana", "HEAD", "north.sales")
                .user("dima", "Дима")
                .role("dima", "DEPUTY_HEAD", "north.sales")
                .user("mila", "Мила")
                .role("mila", "EMPLOYEE", "north.sales")
                .user("max", "Макс")
                .role("max", "EMPLOYEE", "north.sales")
                .user("hugo", "Гуго")
                .role("hugo", "HEAD", "south.sales")
                .user("sveta", "Света")
                .role("sveta", "EMPLOYEE", "south.sales")
                .user("adam", "Адам")
                .role("adam", "ADMIN", "net")
                .service("intake", "INTAKE", "north.sales")
                .service("automation", "AUTOMATION", "net");
    }

    CrmSession as(String login) {
        return crm.as(Actor.user(login));
    }

    Crm crm() {
        return crm;
    }

    /** Another process on the same store, with definitions of its own. */
    Crm host(Definitions definitions) {
        return Crm.builder()
                .store(store)
                .environment(clock)
                .definitions(definitions)
                .build();
    }

    /** The declared type as this installation widened it. */
    RecordType type(RecordType type) {
        return crm.definitions().schema().type(type.key());
    }

    UUID newId() {
        return clock.newId();
    }

    Instant now() {
        return clock.now();
    }

    CrmStore store() {
        return store;
    }

    /** All that is kept, to be compared with what is kept later. */
    Dump dump() {
        return Dump.of(store, crm.definitions().schema());
    }

    /** Moves the clock to this local time in Moscow, firing what falls due on the way. */
    void goTo(String localDateTime) {
        clock.setTo(moscow(localDateTime));
        crm.fireTimers();
    }

    /** Moves the clock without firing anything. */
    void jumpTo(String localDateTime) {
        clock.setTo(moscow(localDateTime));
    }

    void jumpTo(Instant instant) {
        clock.setTo(instant);
    }

    static Instant moscow(String localDateTime) {
        return LocalDateTime.parse(localDateTime).atZone(MOSCOW).toInstant();
    }

    RecordRef user(String login) {
        return as("olga").people().user(login).orElseThrow();
    }

    RecordRef unit(String code) {
        return as("olga").people().unit(code).orElseThrow();
    }

    LeadDraft leadDraft() {
        return Lead.draft()
                .title("Camry, трейд-ин")
                .contactName("Иванов Пётр")
                .phone("8 (916) 111-22-33")
                .source("SITE");
    }

    /** All tasks bound to the record, as the owner of the network sees them, oldest first. */
    List<Task> tasks(Condition about) {
        List<Task> tasks = new ArrayList<>();
        as("olga").tasks().each(Query.where(about), tasks::add);
        return tasks;
    }
}
