package dev.crmkit.testkit.gen;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.ConditionEvaluator.Matcher;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.SortKey;
import dev.crmkit.spi.value.RecordRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of one tenant as they ought to be: a plain list, searched from end to end. What a store answers is compared
 * with it. Immutable and thread-safe.
 */
@ForCallers
public final class World implements Related {
    private final Schema schema;
    private final Map<RecordRef, Record> records;

    private World(Schema schema, Map<RecordRef, Record> records) {
        this.schema = schema;
        this.records = records;
    }

    public static World empty(Schema schema) {
        return new World(schema, Map.of());
    }

    public Schema schema() {
        return schema;
    }

    /** The same world with this record, instead of an older state of it. */
    public World with(Record record) {
        return with(List.of(record));
    }

    public World with(List<Record> more) {
        Map<RecordRef, Record> changed = new LinkedHashMap<>(records);
        more.forEach(record -> changed.put(record.ref(), record));
        return new World(schema, changed);
    }

    public World without(RecordRef ref) {
        Map<RecordRef, Record> changed = new LinkedHashMap<>(records);
        changed.remove(ref);
        return new World(schema, changed);
    }

    /** All records of all types. */
    public List<Record> all() {
        return List.copyOf(records.values());
    }

    public List<Record> all(String type) {
        return records.values().stream()
                .filter(record -> record.type().key().equals(type))
                .toList();
    }

    public Optional<Record> get(RecordRef ref) {
        return Optional.ofNullable(records.get(ref));
    }

    public List<RecordRef> refs(String type) {
        return all(type).stream().map(Record::ref).toList();
    }

    /** The records the condition is true of, in the order of {@link #all}. */
    public List<Record> matching(String type, Condition where) {
        Matcher matcher = ConditionEvaluator.compile(where);
        return all(type).stream()
                .filter(record -> matcher.matches(record, this))
                .toList();
    }

    /** The records the condition is true of, in the total order of a query. */
    public List<Record> sorted(String type, Condition where, List<Order> orders) {
        return matching(type, where).stream().sorted(SortKey.comparator(orders)).toList();
    }

    /** Whether the condition is true of the record. */
    public boolean matches(Record record, Condition where) {
        return ConditionEvaluator.compile(where).matches(record, this);
    }

    @Override
    public boolean exists(Record from, Condition.Exists condition) {
        return all(condition.relation().target()).stream()
                .filter(World::live)
                .filter(other -> related(from, condition.relation(), other))
                .anyMatch(other -> matches(other, condition.where()));
    }

    private static boolean related(Record from, Relation relation, Record other) {
        return relation instanceof Relation.Forward forward
                ? pointsTo(from, forward.field(), other)
                : pointsTo(other, ((Relation.Inverse) relation).field(), from);
    }

    private static boolean pointsTo(Record holder, Field<?> field, Record target) {
        Object value = holder.value(field).orElse(List.of());
        return value instanceof List<?> list ? list.contains(target.ref()) : value.equals(target.ref());
    }

    /** Whether the record is in no bin. */
    public static boolean live(Record record) {
        return !record.type().hasHeader() || record.get(Header.DELETED_AT).isEmpty();
    }
}
