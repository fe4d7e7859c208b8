package dev.crmkit.jdbc;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** M31: counts the series of numbers in memory and writes down every tenth number only. */
final class SeriesBehind extends Faulty {
    private static final String SERIES = "number_series";
    private static final Field<Long> LAST = Field.wholeNumber("last");
    private static final long BLOCK = 10;

    private final Map<UUID, Long> counted = new ConcurrentHashMap<>();

    SeriesBehind(CrmStore sound) {
        super(sound);
    }

    @Override
    public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
        return sound.inTx(options, tx -> work.apply(new Counting(tx)));
    }

    private final class Counting extends Tx {
        Counting(StoreTx sound) {
            super(sound);
        }

        @Override
        public Loaded load(LoadPlan plan) {
            Map<String, List<Record>> loaded = new LinkedHashMap<>();
            super.load(plan)
                    .byName()
                    .forEach((name, records) ->
                            loaded.put(name, records.stream().map(this::counted).toList()));
            return new Loaded(loaded);
        }

        private Record counted(Record record) {
            Long last = counted.get(record.id());
            if (last == null || !isSeries(record) || last < record.require(LAST)) {
                return record;
            }
            Record.Builder ahead = Record.stored(record.type(), record.id(), record.version());
            record.type().fields().forEach(field -> record.value(field).ifPresent(value -> ahead.put(field, value)));
            return ahead.set(LAST, last).build();
        }

        @Override
        public void apply(ChangeSet changes) {
            List<Change> kept = new ArrayList<>(changes.changes());
            kept.removeIf(change -> change instanceof Change.Update update && isLeftOut(update.record()));
            super.apply(new ChangeSet(kept));
        }

        private boolean isLeftOut(Record record) {
            if (isSeries(record)) {
                counted.put(record.id(), record.require(LAST));
            }
            return isSeries(record) && record.require(LAST) % BLOCK != 0;
        }
    }

    private static boolean isSeries(Record record) {
        return record.type().key().equals(SERIES);
    }
}
