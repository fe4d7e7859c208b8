package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.FieldAccess;
import dev.crmkit.core.history.AuditEntry;
import dev.crmkit.core.history.HistoryEntry;
import dev.crmkit.core.history.StageRecord;
import dev.crmkit.core.mining.ProcessLog;
import dev.crmkit.core.record.Page;
import dev.crmkit.core.record.Query;
import dev.crmkit.spi.RecordNotFoundException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the history of one record, by the right to it and by the rights to its fields as they are now. */
public final class Histories {
    private final Desk desk;
    private final QueryRunner queries;

    public Histories(Desk desk) {
        this.desk = desk;
        this.queries = new QueryRunner(desk);
    }

    public List<HistoryEntry> of(RecordRef ref) {
        Record record = permitted(ref);
        List<Record> entries =
                every(AuditEntry.TYPE, Query.where(AuditEntry.RECORD.is(ref)).sortBy(AuditEntry.SEQ));
        List<RecordRef> ids = entries.stream().map(Record::ref).toList();
        List<Record> changes = every(AuditEntry.Change.TYPE, Query.where(AuditEntry.Change.ENTRY.in(ids)));
        return entries.stream().map(entry -> entry(record, entry, changes)).toList();
    }

    List<StageRecord> stages(RecordRef ref) {
        permitted(ref);
        Query query =
                Query.where(StageRecord.RECORD.is(ref)).sortBy(StageRecord.AT).sortBy(StageRecord.SEQ);
        return every(StageRecord.TYPE, query).stream().map(StageRecord::new).toList();
    }

    /** What the actor may not see the history of is not in it. */
    ProcessLog log(RecordType type, Condition condition) {
        String stateField = Stepper.workflow(desk.shop(), type).stateField();
        Condition ofRecords = Condition.exists(new Relation.Forward(StageRecord.RECORD, type.key()), condition);
        Query query = Query.where(ofRecords).sortBy(StageRecord.AT).sortBy(StageRecord.SEQ);
        List<StageRecord> stages =
                every(StageRecord.TYPE, query).stream().map(StageRecord::new).toList();
        return ProcessLog.ofHistory(stages, stateField);
    }

    private Record permitted(RecordRef ref) {
        Record record = queries.get(ref).orElseThrow(() -> new RecordNotFoundException(ref));
        if (!queries.mayDo(AccessAction.VIEW_HISTORY, record)) {
            throw desk.denied(AccessAction.VIEW_HISTORY, ref.type());
        }
        return record;
    }

    List<Record> every(RecordType type, Query query) {
        List<Record> all = new ArrayList<>();
        Page<Record> page = queries.list(type, query.limit(Query.MAX_LIMIT));
        all.addAll(page.items());
        while (page.next().isPresent()) {
            page = queries.list(
                    type, query.limit(Query.MAX_LIMIT).after(page.next().get()));
            all.addAll(page.items());
        }
        return all;
    }

    private HistoryEntry entry(Record record, Record entry, List<Record> changes) {
        List<HistoryEntry.FieldEdit> edits = changes.stream()
                .filter(change -> change.require(AuditEntry.Change.ENTRY).equals(entry.ref()))
                .map(change -> edit(record, change))
                .toList();
        return new HistoryEntry(
                entry.require(AuditEntry.SEQ),
                entry.require(AuditEntry.AT),
                entry.require(AuditEntry.ACTOR),
                entry.get(AuditEntry.ON_BEHALF_OF).orElse(null),
                entry.require(AuditEntry.COMMAND),
                entry.get(AuditEntry.PURPOSE).orElse(null),
                edits);
    }

    private HistoryEntry.FieldEdit edit(Record record, Record change) {
        String key = change.require(AuditEntry.Change.FIELD);
        if (!isReadable(record, key)) {
            return new HistoryEntry.FieldEdit(key, null, null, true);
        }
        return new HistoryEntry.FieldEdit(
                key,
                change.get(AuditEntry.Change.OLD).orElse(null),
                change.get(AuditEntry.Change.NEW).orElse(null),
                false);
    }

    /** A field that is no longer declared stays closed. */
    private boolean isReadable(Record record, String key) {
        Optional<Field<?>> field = record.type().field(key);
        return field.filter(own -> isOpen(record, own)).isPresent();
    }

    private boolean isOpen(Record record, Field<?> field) {
        FieldAccess access =
                desk.shop().access().field(desk.sender().subject(), AccessAction.READ, record.type(), field);
        return access instanceof FieldAccess.Conditional conditional
                ? queries.holds(conditional.when(), record)
                : access instanceof FieldAccess.Always;
    }
}
