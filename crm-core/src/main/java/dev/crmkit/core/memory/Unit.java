package dev.crmkit.core.memory;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.storage.Aggregates;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.AggregationEvaluator;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.LoadPlan.Selection;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One unit of work: its own changes over the committed records. It keeps other writers away from its first lock or write
 * to its end. Not thread-safe.
 */
final class Unit implements StoreTx {
    private final UnitOptions options;
    private final Committed committed;
    private final Map<String, Table> changes = new HashMap<>();
    private boolean writing;
    private boolean dead;

    Unit(UnitOptions options, Committed committed) {
        this.options = options;
        this.committed = committed;
    }

    /** Runs work of this unit; the unit is dead unless it ends well. */
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
            opened.expected()
                    .ifPresent(expected -> committed.read(() -> {
                        long version = view().version(expected.ref());
                        if (version != expected.version()) {
                            throw new VersionConflictException(expected.ref(), expected.version(), version);
                        }
                        return version;
                    }));
            return work.apply(this);
        });
    }

    @Override
    public Loaded load(LoadPlan plan) {
        return guarded(() -> {
            if (plan.selections().stream().anyMatch(Selection::lock)) {
                beginWriting();
            }
            return committed.read(() ->
                    new Loaded(plan.selections().stream().collect(Collectors.toMap(Selection::name, this::select))));
        });
    }

    private List<Record> select(Selection wish) {
        return view().smallest(wish.type(), wish.where(), wish.limit());
    }

    @Override
    public Slice find(RecordQuery query) {
        return guarded(() -> committed.read(() -> view().page(query)));
    }

    @Override
    public Aggregates aggregate(Aggregation wish) {
        return guarded(() ->
                committed.read(() -> AggregationEvaluator.evaluate(wish, view().matching(wish.type(), wish.where()))));
    }

    /** All records of a type that fit, in no order. */
    List<Record> all(String type, Condition where) {
        return guarded(() -> committed.read(() -> view().matching(type, where).toList()));
    }

    private View view() {
        return new View(this::layers);
    }

    private Layers layers(String type) {
        return new Layers(committed.table(options.tenant(), type), changes.getOrDefault(type, Table.NONE));
    }

    @Override
    public void apply(ChangeSet set) {
        guarded(() -> {
            beginWriting();
            set.changes().forEach(this::check);
            set.changes().forEach(this::write);
            return set;
        });
    }

    /** Keeps other writers away until {@link #end}. */
    void beginWriting() {
        if (options.readOnly()) {
            throw new StorageException("The unit of work was opened to read only");
        }
        if (!writing) {
            committed.beginWriting();
            writing = true;
        }
    }

    /** All expected versions and permits are judged before anything is written. */
    private void check(Change change) {
        if (change instanceof Change.Update update) {
            Record stored = requireVersion(update.before());
            if (!ConditionEvaluator.compile(update.permit()).matches(stored, view())) {
                throw new VersionConflictException(stored.ref(), stored.version(), 0);
            }
        } else if (change instanceof Change.Remove remove) {
            requireVersion(remove.record());
        }
    }

    private Record requireVersion(Record expected) {
        Optional<Record> stored = layers(expected.type().key()).get(expected.id());
        return stored.filter(record -> record.version() == expected.version())
                .orElseThrow(() -> new VersionConflictException(
                        expected.ref(),
                        expected.version(),
                        stored.map(Record::version).orElse(0L)));
    }

    private void write(Change change) {
        String type = change.record().type().key();
        Layers layers = layers(type);
        Optional<Record> stored = layers.get(change.record().id());
        Table own = changes.computeIfAbsent(type, absent -> new Table(layers.type()));
        if (change instanceof Change.Remove) {
            own.hide(change.record().id());
            return;
        }
        if (change instanceof Change.Insert && stored.isPresent()) {
            throw new DuplicateKeyException(type, "id");
        }
        Record fitted = Shape.fit(change.record(), layers.type(), stored);
        layers.requireFree(fitted);
        own.put(fitted);
    }

    /** Makes the changes visible, or refuses when something has failed on the way. */
    void commit() {
        guarded(() -> {
            if (writing) {
                committed.publish(options.tenant(), changes);
            }
            return options;
        });
    }

    /** Ends the unit, committed or not. */
    void end() {
        dead = true;
        if (writing) {
            writing = false;
            committed.endWriting();
        }
    }
}
