package dev.crmkit.testkit.access;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Some records in a list: what is related to what is found by looking at all of them. Immutable and thread-safe. */
@ForCallers
public final class PlainRecords implements Related {
    private final List<Record> records;
    private final Map<RecordRef, Record> byRef = new HashMap<>();

    private PlainRecords(List<Record> records) {
        this.records = records;
        records.forEach(record -> byRef.put(record.ref(), record));
    }

    public static PlainRecords of(Collection<Record> records) {
        return new PlainRecords(List.copyOf(records));
    }

    public List<Record> all() {
        return records;
    }

    public Optional<Record> find(RecordRef ref) {
        return Optional.ofNullable(byRef.get(ref));
    }

    /** Whether the record fits a condition of literals. */
    public boolean fits(Condition condition, Record record) {
        return ConditionEvaluator.compile(condition).matches(record, this);
    }

    @Override
    public boolean exists(Record from, Condition.Exists condition) {
        for (Record each : records) {
            if (isRelated(from, condition.relation(), each) && isLive(each) && fits(condition.where(), each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLive(Record record) {
        return !record.type().hasHeader() || record.get(Header.DELETED_AT).isEmpty();
    }

    private static boolean isRelated(Record from, Relation relation, Record to) {
        if (!to.type().key().equals(relation.target())) {
            return false;
        }
        return relation instanceof Relation.Forward forward
                ? names(from, forward.field(), to)
                : names(to, ((Relation.Inverse) relation).field(), from);
    }

    private static boolean names(Record from, Field<?> link, Record to) {
        Object value = from.type().field(link.key()).flatMap(from::value).orElse("");
        return value instanceof List<?> list ? list.contains(to.ref()) : value.equals(to.ref());
    }
}
