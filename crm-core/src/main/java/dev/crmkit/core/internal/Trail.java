package dev.crmkit.core.internal;

import dev.crmkit.core.history.AuditEntry;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.Record;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Folds a finished work into the one change set: removals, updates, inserts, and the history of all of them. */
final class Trail {
    /** Said by the entry itself already. */
    private static final Set<Field<?>> SAID =
            Set.of(Header.CREATED_AT, Header.CREATED_BY, Header.UPDATED_AT, Header.UPDATED_BY);

    private final Work work;
    private final String command;
    private final List<Change> removals = new ArrayList<>();
    private final List<Change> updates = new ArrayList<>();
    private final List<Change> inserts = new ArrayList<>();

    private Trail(Work work, String command) {
        this.work = work;
        this.command = command;
    }

    static ChangeSet changes(Work work, String command) {
        return new Trail(work, command).fold();
    }

    private ChangeSet fold() {
        for (Record record : List.copyOf(work.present())) {
            Optional<Record> before = work.stored(record.ref());
            if (work.isRemoved(record)) {
                before.ifPresent(stored -> removals.add(new Change.Remove(stored)));
            } else if (before.isEmpty()) {
                insert(record);
            } else if (!before.get().changesTo(record).isEmpty()) {
                update(before.get(), record);
            }
        }
        List<Change> all = new ArrayList<>(removals);
        all.addAll(updates);
        all.addAll(inserts);
        return new ChangeSet(all);
    }

    private void insert(Record record) {
        inserts.add(new Change.Insert(record));
        if (record.type().hasHistory()) {
            entry(record, Optional.empty());
        }
    }

    private void update(Record before, Record record) {
        Record stamped = record.type().hasHeader() ? stamp(record) : record;
        updates.add(new Change.Update(before, stamped, work.permit(before)));
        if (record.type().hasHistory()) {
            entry(stamped, Optional.of(before));
        }
    }

    private Record stamp(Record record) {
        return record.edit()
                .set(Header.UPDATED_AT, work.moment(record.ref()))
                .set(Header.UPDATED_BY, work.sender().login())
                .build();
    }

    private void entry(Record after, Optional<Record> before) {
        Record entry = work.create(AuditEntry.TYPE)
                .set(AuditEntry.RECORD, after.ref())
                .set(AuditEntry.SEQ, after.version())
                .set(AuditEntry.AT, work.instant())
                .set(AuditEntry.ACTOR, work.sender().login())
                .set(AuditEntry.ON_BEHALF_OF, work.onBehalfOf(after.ref()))
                .set(AuditEntry.COMMAND, command)
                .set(AuditEntry.PURPOSE, work.explanation(after.ref()))
                .build();
        inserts.add(new Change.Insert(entry));
        for (Field<?> field : after.type().fields()) {
            Optional<Object> old = before.flatMap(record -> record.value(field));
            Optional<Object> fresh = after.value(field);
            if (!SAID.contains(field) && !old.equals(fresh)) {
                inserts.add(new Change.Insert(changed(entry, field, old, fresh)));
            }
        }
    }

    private Record changed(Record entry, Field<?> field, Optional<Object> old, Optional<Object> fresh) {
        return work.create(AuditEntry.Change.TYPE)
                .set(AuditEntry.Change.ENTRY, entry.ref())
                .set(AuditEntry.Change.FIELD, field.key())
                .set(AuditEntry.Change.OLD, old.map(ValueText::of))
                .set(AuditEntry.Change.NEW, fresh.map(ValueText::of))
                .build();
    }
}
