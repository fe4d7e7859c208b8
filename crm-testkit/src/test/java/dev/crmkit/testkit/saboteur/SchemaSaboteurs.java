package dev.crmkit.testkit.saboteur;

import static dev.crmkit.testkit.rules.StoreRule.MG_01;
import static dev.crmkit.testkit.rules.StoreRule.MG_04;
import static dev.crmkit.testkit.rules.StoreRule.MG_06;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Faults in how schemas grow and shrink. */
final class SchemaSaboteurs {
    private SchemaSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                Saboteur.of("leaves texts at their first width", FirstWidth::new, MG_01),
                Saboteur.of("knows no value of an option that is no longer declared", DeclaredOptions::new, MG_01),
                Saboteur.of("drops types that are no longer declared", DropsTypes::new, MG_01),
                Saboteur.of("takes a schema that is too narrow", TakesAny::new, MG_06),
                Saboteur.of("forgets the units a migration overtakes", Overtakes::new, MG_04));
    }

    private static final class FirstWidth extends Tampered {
        private final Map<String, Integer> widths = new ConcurrentHashMap<>();

        FirstWidth(CrmStore sound) {
            super(sound);
        }

        @Override
        public List<String> migrate(Schema schema) {
            schema.types().forEach(type -> type.fields().forEach(this::note));
            return super.migrate(schema);
        }

        private void note(Field<?> field) {
            if (field.type() instanceof FieldType.Text text) {
                widths.putIfAbsent(field.key(), text.maxLength());
            }
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                Change written(Change change) {
                    return Writes.mapped(change, FirstWidth.this::cut);
                }
            };
        }

        private Object cut(Field<?> field, Object value) {
            int width = widths.getOrDefault(field.key(), Integer.MAX_VALUE);
            return value instanceof String text && text.codePointCount(0, text.length()) > width
                    ? text.substring(0, text.offsetByCodePoints(0, width))
                    : value;
        }
    }

    private static final class DeclaredOptions extends Tampered {
        private final Map<String, Set<String>> options = new ConcurrentHashMap<>();

        DeclaredOptions(CrmStore sound) {
            super(sound);
        }

        @Override
        public List<String> migrate(Schema schema) {
            schema.types().forEach(type -> type.fields().forEach(this::note));
            return super.migrate(schema);
        }

        private void note(Field<?> field) {
            if (field.type() instanceof FieldType.Choice choice) {
                options.put(
                        field.key(), choice.options().stream().map(Option::key).collect(Collectors.toSet()));
            }
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                Record read(Record record) {
                    Record.Builder read = Record.stored(record.type(), record.id(), record.version());
                    record.type()
                            .fields()
                            .forEach(field -> record.value(field)
                                    .filter(value -> isDeclared(field, value))
                                    .ifPresent(value -> read.put(field, value)));
                    return read.build();
                }
            };
        }

        private boolean isDeclared(Field<?> field, Object value) {
            return !(field.type() instanceof FieldType.Choice)
                    || options.getOrDefault(field.key(), Set.of()).contains(value);
        }
    }

    private static final class DropsTypes extends Tampered {
        private final Map<String, RecordType> known = new HashMap<>();

        DropsTypes(CrmStore sound) {
            super(sound);
        }

        @Override
        public synchronized List<String> migrate(Schema schema) {
            for (String gone : List.copyOf(known.keySet())) {
                if (schema.types().stream().noneMatch(type -> type.key().equals(gone))) {
                    Kept.of(sound).tenants.forEach(tenant -> drop(tenant, gone));
                    known.remove(gone);
                }
            }
            schema.types().forEach(type -> known.put(type.key(), type));
            return super.migrate(schema);
        }

        private void drop(String tenant, String type) {
            sound.inTx(UnitOptions.write(tenant), tx -> {
                List<Record> all = tx.find(new RecordQuery(type, Condition.always(), List.of(), null, 1_000))
                        .records();
                tx.apply(new ChangeSet(
                        all.stream().<Change>map(Change.Remove::new).toList()));
                return all;
            });
        }
    }

    private static final class TakesAny extends Tampered {
        TakesAny(CrmStore sound) {
            super(sound);
        }

        @Override
        public List<String> migrate(Schema schema) {
            try {
                return super.migrate(schema);
            } catch (StorageException tooNarrow) {
                return List.of();
            }
        }
    }

    private static final class Overtakes extends Tampered {
        private final AtomicInteger migrations = new AtomicInteger();

        Overtakes(CrmStore sound) {
            super(sound);
        }

        /** The way a unit is left without anybody hearing of it. */
        private static final class Forgotten extends RuntimeException {
            private static final long serialVersionUID = 1L;
            private final transient Object result;

            Forgotten(Object result) {
                this.result = result;
            }
        }

        @Override
        public List<String> migrate(Schema schema) {
            migrations.incrementAndGet();
            return super.migrate(schema);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
            int before = migrations.get();
            try {
                return super.inTx(options, tx -> {
                    R result = work.apply(tx);
                    if (migrations.get() != before) {
                        throw new Forgotten(result);
                    }
                    return result;
                });
            } catch (Forgotten unit) {
                return (R) unit.result;
            }
        }
    }
}
