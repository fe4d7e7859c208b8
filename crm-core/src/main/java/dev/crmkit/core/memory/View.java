package dev.crmkit.core.memory;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.ConditionEvaluator.Matcher;
import dev.crmkit.spi.condition.ConditionForm;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.value.RecordRef;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What one statement sees: answers conditions, relations and pages over the layers of a unit. Not thread-safe. */
final class View implements Related {
    private final Function<String, Layers> layers;
    private final IdentityHashMap<Condition.Exists, Matcher> compiled = new IdentityHashMap<>();

    View(Function<String, Layers> layers) {
        this.layers = layers;
    }

    static boolean live(Record record) {
        return !record.type().hasHeader() || record.get(Header.DELETED_AT).isEmpty();
    }

    /** The version of a record, 0 when there is none. */
    long version(RecordRef ref) {
        return layers.apply(ref.type()).get(ref.id()).map(Record::version).orElse(0L);
    }

    /** The records that fit, in no order. */
    Stream<Record> matching(String type, Condition where) {
        Condition normal = ConditionForm.normal(where);
        Matcher matcher = ConditionEvaluator.compile(normal);
        return candidates(layers.apply(type), normal).filter(record -> matcher.matches(record, this));
    }

    private static Stream<Record> candidates(Layers type, Condition where) {
        return Path.of(where, type)
                .map(path -> path.ids().get().distinct().map(type::get).flatMap(Optional::stream))
                .orElseGet(type::all);
    }

    @Override
    public boolean exists(Record from, Condition.Exists condition) {
        Matcher matcher = compiled.computeIfAbsent(condition, absent -> ConditionEvaluator.compile(condition.where()));
        return related(from, condition.relation()).anyMatch(record -> live(record) && matcher.matches(record, this));
    }

    private Stream<Record> related(Record from, Relation relation) {
        Layers target = layers.apply(relation.target());
        if (relation instanceof Relation.Inverse inverse) {
            return target.with(inverse.field(), from.ref());
        }
        return Index.keys(((Relation.Forward) relation).field(), from).stream()
                .map(RecordRef.class::cast)
                .filter(ref -> ref.type().equals(relation.target()))
                .flatMap(ref -> target.get(ref.id()).stream());
    }

    /** The records that fit, smallest ids first. */
    List<Record> smallest(String type, Condition where, int limit) {
        return page(new RecordQuery(type, where, List.of(), null, limit)).records();
    }

    Slice page(RecordQuery query) {
        return Slice.of(query, matching(query.type(), query.where()));
    }
}
