package dev.crmkit.testkit.access;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.CrmSession;
import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.memory.InMemoryStore;
import dev.crmkit.core.org.RecordDirectory;
import dev.crmkit.core.org.RoleAssignment;
import dev.crmkit.core.org.Unit;
import dev.crmkit.core.org.User;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.List;

/** A world that runs: the same people with the same ids in every one of them, and a clock set by hand. */
final class Site {
    private static final int ALL = 10_000;

    private final Crm crm;
    private final CrmStore store;
    private final VirtualEnvironment clock;
    private final Installation installation;

    private Site(Crm crm, CrmStore store, VirtualEnvironment clock, Installation installation) {
        this.crm = crm;
        this.store = store;
        this.clock = clock;
        this.installation = installation;
    }

    /** Without any business yet. */
    static Site empty(Installation meant, Fault fault, Notifier notifier) {
        Installation installation = fault.installed(meant);
        VirtualEnvironment clock = VirtualEnvironment.startingAt(Installation.NOW, 42);
        CrmStore sound = InMemoryStore.create(clock);
        CrmStore store = fault.store().apply(sound);
        Crm.Builder builder = Crm.builder()
                .store(store)
                .environment(clock)
                .definitions(installation.definitions())
                .notifier("post", notifier);
        fault.directory().ifPresent(wrapper -> builder.directory(wrapper.apply(RecordDirectory.over(sound))));
        Crm crm = builder.build();
        crm.bootstrap(Installation.people());
        return new Site(crm, sound, clock, installation);
    }

    static Site empty(Installation meant, Fault fault) {
        return empty(meant, fault, message -> {});
    }

    static Site empty(Installation installation) {
        return empty(installation, Fault.none());
    }

    void send() {
        crm.sendMessages();
    }

    Site keeping(Kept kept) {
        insert("main", kept.business());
        insert("main", kept.rows());
        insert("main", Stock.matchKeys(installation.definitions(), kept.business()));
        insert("other", kept.foreign());
        return this;
    }

    void insert(String tenant, List<Record> records) {
        if (!records.isEmpty()) {
            store.inTx(UnitOptions.write(tenant), tx -> {
                tx.apply(new ChangeSet(
                        records.stream().<Change>map(Change.Insert::new).toList()));
                return tenant;
            });
        }
    }

    CrmSession as(String login) {
        return crm.as(Actor.user(login));
    }

    Crm crm() {
        return crm;
    }

    VirtualEnvironment clock() {
        return clock;
    }

    Installation installation() {
        return installation;
    }

    RecordDirectory directory() {
        return RecordDirectory.over(store);
    }

    Principal principal(String login) {
        return directory().principal("main", login).orElseThrow();
    }

    /** Units, users and assignments. */
    List<Record> organisation() {
        List<Record> records = new ArrayList<>();
        List.of(Unit.TYPE, User.TYPE, RoleAssignment.TYPE).forEach(type -> records.addAll(all(type)));
        return records;
    }

    List<RecordRef> refs(RecordType type) {
        return all(type).stream().map(Record::ref).toList();
    }

    List<Record> all(RecordType type) {
        RecordQuery query = new RecordQuery(type.key(), Condition.always(), List.of(), null, ALL);
        return store.inTx(UnitOptions.read("main"), tx -> tx.find(query)).records();
    }

    /** Everything the tenant keeps, printed. */
    List<String> dump() {
        List<String> rows = new ArrayList<>();
        installation.schema().types().forEach(type -> all(type).forEach(record -> rows.add(Canon.print(record))));
        return rows;
    }
}
