package dev.crmkit.examples.filestore;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.ConditionEvaluator.Matcher;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Aggregates;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.AggregationEvaluator;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One unit of work: its own changes over what is committed. It writes alone from its first lock or write to its end. */
final class FileUnit implements StoreTx, Related {
    private final UnitOptions options;
    private final Shelves shelves;

    /** By type and id; null for a record that is gone. */
    private final Map<String, Map<UUID, @Nullable Record>> changes = new HashMap<>();

    private boolean writing;
    private boolean dead;

    FileUnit(UnitOptions options, Shelves shelves) {
        this.options = options;
        this.shelves = shelves;
    }

    /** Runs work of this unit, which is dead unless the work ends well. */
    <R> R guarded(Supplier<R> work) {
        if (dead) {
            throw new StorageException("The unit of work is over: something in it failed, or it has ended");
        }
        boolean well = false;
        try {
            R result = work.get();
            well = true;
            return result;
        } finally {
            dead |= !well;
        }
    }

    /** Runs work that relies on what the options expect. */
    <R> R expecting(UnitOptions opened, Function<StoreTx, R> work) {
        return guarded(() -> {
            opened.expected().ifPresent(expected -> requireVersion(expected.ref(), expected.version()));
            return work.apply(this);
        });
    }

    private <R> R statement(Supplier<R> work) {
        return guarded(() -> shelves.read(work));
    }

    @Override
    public Loaded load(LoadPlan plan) {
        if (plan.selections().stream().anyMatch(LoadPlan.Selection::lock)) {
            beginWriting();
        }
        return statement(() -> new Loaded(
                plan.selections().stream().collect(Collectors.toMap(LoadPlan.Selection::name, this::select))));
    }

    private List<Record> select(LoadPlan.Selection wish) {
        RecordQuery query = new RecordQuery(wish.type(), wish.where(), List.of(), null, wish.limit());
        return Slice.of(query, matching(wish.type(), wish.where())).records();
    }

    @Override
    public Slice find(RecordQuery query) {
        return statement(() -> Slice.of(query, matching(query.type(), query.where())));
    }

    @Override
    public Aggregates aggregate(Aggregation wish) {
        return statement(() -> AggregationEvaluator.evaluate(wish, matching(wish.type(), wish.where())));
    }

    private Stream<Record> matching(String type, Condition where) {
        Matcher matcher = ConditionEvaluator.compile(where);
        return all(type).filter(record -> matcher.matches(record, this));
    }

    /** All records of the type as this unit sees them. */
    Stream<Record> all(String type) {
        Map<UUID, @Nullable Record> own = changes.getOrDefault(type, Map.of());
        return Stream.concat(
                own.values().stream().filter(Objects::nonNull),
                shelves.all(options.tenant(), type).stream().filter(record -> !own.containsKey(record.id())));
    }

    private Optional<Record> get(String type, UUID id) {
        Map<UUID, @Nullable Record> own = changes.getOrDefault(type, Map.of());
        return Optional.ofNullable(own.containsKey(id) ? own.get(id) : shelves.get(options.tenant(), type, id));
    }

    @Override
    public boolean exists(Record from, Condition.Exists condition) {
        Matcher matcher = ConditionEvaluator.compile(condition.where());
        return all(condition.relation().target())
                .filter(FileUnit::isLive)
                .filter(to -> isRelated(from, condition.relation(), to))
                .anyMatch(to -> matcher.matches(to, this));
    }

    private static boolean isRelated(Record from, Relation relation, Record to) {
        return relation instanceof Relation.Forward forward
                ? elements(forward.field(), from).contains(to.ref())
                : elements(((Relation.Inverse) relation).field(), to).contains(from.ref());
    }

    private static List<?> elements(Field<?> field, Record record) {
        Object value = record.value(field).orElse(List.of());
        return value instanceof List<?> list ? list : List.of(value);
    }

    private static boolean isLive(Record record) {
        return !record.type().hasHeader() || record.get(Header.DELETED_AT).isEmpty();
    }

    @Override
    public void apply(ChangeSet set) {
        beginWriting();
        statement(() -> {
            set.changes().forEach(this::check);
            set.changes().forEach(this::write);
            return set;
        });
    }

    /** Keeps other writers away until {@link #end}. */
    void beginWriting() {
        guarded(() -> {
            if (options.readOnly()) {
                throw new StorageException("The unit of work was opened to read only");
            }
            if (!writing) {
                shelves.beginWriting();
                writing = true;
            }
            return options;
        });
    }

    /** All expected versions and permits are judged before anything is written. */
    private void check(Change change) {
        if (change instanceof Change.Update update) {
            Record stored = requireVersion(update.before());
            if (!ConditionEvaluator.compile(update.permit()).matches(stored, this)) {
                throw new VersionConflictException(stored.ref(), stored.version(), 0);
            }
        } else if (change instanceof Change.Remove remove) {
            requireVersion(remove.record());
        }
    }

    private Record requireVersion(Record expected) {
        requireVersion(expected.ref(), expected.version());
        return get(expected.type().key(), expected.id()).orElseThrow();
    }

    private void requireVersion(RecordRef ref, long expected) {
        long stored = get(ref.type(), ref.id()).map(Record::version).orElse(0L);
        if (stored != expected) {
            throw new VersionConflictException(ref, expected, stored);
        }
    }

    private void write(Change change) {
        Record record = change.record();
        String type = shelves.type(record.type().key()).key();
        if (change instanceof Change.Insert && get(type, record.id()).isPresent()) {
            throw new DuplicateKeyException(type, "id");
        }
        boolean goes = change instanceof Change.Remove;
        if (!goes && isLive(record)) {
            record.type().fields().stream().filter(Field::isUnique).forEach(field -> requireFree(record, field));
        }
        changes.computeIfAbsent(type, absent -> new HashMap<>()).put(record.id(), goes ? null : record);
    }

    private void requireFree(Record record, Field<?> field) {
        Optional<Object> key = key(field, record);
        boolean taken = key.isPresent()
                && all(record.type().key())
                        .filter(other -> !other.id().equals(record.id()) && isLive(other))
                        .anyMatch(other -> key(field, other).equals(key));
        if (taken) {
            throw new DuplicateKeyException(record.type().key(), field.key());
        }
    }

    /** What is unique of a text is its fold, unless the field is exact. */
    private static Optional<Object> key(Field<?> field, Record record) {
        boolean exact = field.type() instanceof FieldType.Text text && text.exact();
        return field.type().textual() && !exact ? record.folded(field).map(Object.class::cast) : record.value(field);
    }

    /** Makes the changes visible, or refuses when something has failed on the way. */
    void commit() {
        guarded(() -> {
            shelves.commit(options.tenant(), changes);
            return options;
        });
    }

    /** Ends the unit, committed or not. */
    void end() {
        dead = true;
        if (writing) {
            writing = false;
            shelves.endWriting();
        }
    }
}
