package dev.crmkit.testkit.access;

import dev.crmkit.CrmSession;
import dev.crmkit.core.access.AccessRules;
import dev.crmkit.core.history.AuditEntry;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Dice;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A world set up by hand, past all doors: for one case at a time. */
final class Scene {
    private final Site site;
    private final Dice dice = Dice.of(7);

    private Scene(Site site) {
        this.site = site;
    }

    static Scene with(AccessRules rules) {
        return with(rules, Fault.none());
    }

    static Scene with(AccessRules rules, Fault fault) {
        return with(rules, fault, message -> {});
    }

    static Scene with(AccessRules rules, Fault fault, Notifier notifier) {
        return new Scene(Site.empty(Installation.of(rules), fault, notifier));
    }

    /** Mila sees what her colleagues in the same unit have, without the closed fields of it. */
    static Scene ofColleagues() {
        return with(Installation.colleagues().build());
    }

    CrmSession as(String login) {
        return site.as(login);
    }

    Site site() {
        return site;
    }

    RecordRef user(String login) {
        return site.principal(login).ref();
    }

    RecordRef unit(String code) {
        return site.directory().chart("main").unit(code).orElseThrow().ref();
    }

    RecordRef unknown(String type) {
        return new RecordRef(type, dice.id());
    }

    /** A record of Mila's. */
    RecordRef mine(String type, Map<String, Object> values) {
        return put(type, "mila", "north.sales", values);
    }

    /** One of a colleague of hers. */
    RecordRef colleagues(String type, Map<String, Object> values) {
        return put(type, "max", "north.sales", values);
    }

    /** One she may not see. */
    RecordRef far(String type, Map<String, Object> values) {
        return put(type, "sveta", "south.sales", values);
    }

    RecordRef put(String type, String owner, String unit, Map<String, Object> values) {
        RecordType declared = site.installation().schema().type(type);
        Record.Builder record = Record.create(declared, dice.id())
                .set(Header.OWNER, user(owner))
                .set(Header.UNIT, unit(unit))
                .set(Header.NUMBER, "N-1")
                .set(Header.UPDATED_BY, "sveta");
        for (String name : List.of("title", "name", "subject")) {
            declared.field(name).ifPresent(field -> record.put(field, "red"));
        }
        site.installation().definitions().workflow(type).ifPresent(workflow -> {
            var state = site.installation().definitions().states(type);
            record.set(state.state(), workflow.states().get(0).key())
                    .set(state.since(), Installation.NOW.minus(Duration.ofDays(1)))
                    .set(state.seq(), 1L)
                    .set(state.workflowVersion(), workflow.version());
        });
        values.forEach((key, value) -> record.put(declared.field(key).orElseThrow(), value));
        Record made = record.build();
        site.insert("main", List.of(made));
        site.insert("main", Stock.matchKeys(site.installation().definitions(), List.of(made)));
        return made.ref();
    }

    /** Tells in the history that the field of the record has got this value. */
    void told(RecordRef record, String field, String value) {
        RecordType entries = site.installation().schema().type("audit_entry");
        Record entry = Record.create(entries, dice.id())
                .put(entries.field("record").orElseThrow(), record)
                .set(AuditEntry.SEQ, 1L)
                .set(AuditEntry.AT, Installation.NOW)
                .set(AuditEntry.ACTOR, "carl")
                .set(AuditEntry.COMMAND, "edit")
                .build();
        Record change = Record.create(site.installation().schema().type("audit_change"), dice.id())
                .set(AuditEntry.Change.ENTRY, entry.ref())
                .set(AuditEntry.Change.FIELD, field)
                .set(AuditEntry.Change.NEW, value)
                .build();
        site.insert("main", List.of(entry, change));
    }
}
