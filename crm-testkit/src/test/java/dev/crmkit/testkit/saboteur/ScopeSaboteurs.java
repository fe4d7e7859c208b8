package dev.crmkit.testkit.saboteur;

import static dev.crmkit.testkit.rules.StoreRule.MG_01;
import static dev.crmkit.testkit.rules.StoreRule.MG_02;
import static dev.crmkit.testkit.rules.StoreRule.MG_05;
import static dev.crmkit.testkit.rules.StoreRule.ST_09;
import static dev.crmkit.testkit.rules.StoreRule.TN_01;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.LoadPlan.Selection;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.testkit.gen.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Faults in what a unit may see, and in what becomes of types. */
final class ScopeSaboteurs {
    private ScopeSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                Saboteur.of("M12 loads by id from all tenants", LoadsFromAll::new, TN_01),
                Saboteur.of("M13 follows relations into all tenants", sound -> new Follows(sound, true), TN_01),
                Saboteur.of("M14 follows relations into the bin", sound -> new Follows(sound, false), ST_09),
                Saboteur.of("writes what it does not know as empty", ForgetsRetired::new, MG_01),
                Saboteur.of("migrates again what is migrated", MigratesAlways::new, MG_02),
                Saboteur.of("keeps two fields in one column", OneColumn::new, MG_05));
    }

    private static List<Record> all(StoreTx tx, String type) {
        return tx.find(new RecordQuery(type, Condition.always(), List.of(), null, 100_000))
                .records();
    }

    private static final class LoadsFromAll extends Tampered {
        LoadsFromAll(CrmStore sound) {
            super(sound);
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                public Loaded load(LoadPlan plan) {
                    Map<String, List<Record>> found =
                            new LinkedHashMap<>(super.load(plan).byName());
                    for (Selection wish : plan.selections()) {
                        if (found.getOrDefault(wish.name(), List.of()).isEmpty()) {
                            found.put(wish.name(), elsewhere(new LoadPlan(List.of(wish)), options.tenant()));
                        }
                    }
                    return new Loaded(found);
                }
            };
        }

        private List<Record> elsewhere(LoadPlan plan, String own) {
            List<Record> found = new ArrayList<>();
            for (String tenant : Kept.of(sound).tenants) {
                if (!tenant.equals(own)) {
                    sound.inTx(UnitOptions.read(tenant), tx -> tx.load(unlocked(plan)))
                            .byName()
                            .values()
                            .forEach(found::addAll);
                }
            }
            return found;
        }

        private static LoadPlan unlocked(LoadPlan plan) {
            Selection wish = plan.selections().get(0);
            return new LoadPlan(List.of(new Selection("x", wish.type(), wish.where(), wish.limit(), false)));
        }
    }

    private static final class Follows extends Tampered {
        private final boolean everywhere;

        Follows(CrmStore sound, boolean everywhere) {
            super(sound);
            this.everywhere = everywhere;
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                Condition where(String type, Condition where) {
                    if (!Rewriting.looksAway(where)) {
                        return where;
                    }
                    return Condition.ids(ScopeSaboteurs.all(sound, type).stream()
                            .filter(record -> fits(record, where))
                            .map(Record::id)
                            .toList());
                }

                private boolean fits(Record record, Condition where) {
                    Related related = (from, exists) -> exists(from, exists);
                    return ConditionEvaluator.compile(where).matches(record, related);
                }

                private boolean exists(Record from, Condition.Exists exists) {
                    return targets(sound, options.tenant(), exists.relation().target()).stream()
                            .filter(other -> !everywhere || World.live(other))
                            .filter(other -> related(from, exists.relation(), other))
                            .anyMatch(other -> fits(other, exists.where()));
                }
            };
        }

        private List<Record> targets(StoreTx tx, String own, String type) {
            List<Record> targets = new ArrayList<>(ScopeSaboteurs.all(tx, type));
            Set<String> tenants = everywhere ? Kept.of(sound).tenants : Set.of();
            for (String tenant : tenants) {
                if (!tenant.equals(own)) {
                    targets.addAll(sound.inTx(UnitOptions.read(tenant), other -> ScopeSaboteurs.all(other, type)));
                }
            }
            return targets;
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
    }

    private static final class ForgetsRetired extends Tampered {
        ForgetsRetired(CrmStore sound) {
            super(sound);
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                Change written(Change change) {
                    return change instanceof Change.Update update
                            ? Writes.stored(sound, update.before())
                                    .map(stored -> forgetting(update, stored))
                                    .orElse(update)
                            : change;
                }
            };
        }

        private static Change forgetting(Change.Update update, Record stored) {
            Record.Builder after =
                    Record.stored(stored.type(), stored.id(), update.record().version());
            update.record()
                    .type()
                    .fields()
                    .forEach(field -> update.record().value(field).ifPresent(value -> after.put(field, value)));
            return new Change.Update(update.before(), after.build(), update.permit());
        }
    }

    private static final class MigratesAlways extends Tampered {
        MigratesAlways(CrmStore sound) {
            super(sound);
        }

        @Override
        public List<String> migrate(Schema schema) {
            sound.migrate(schema);
            return List.of("everything");
        }
    }

    /** {@code a.b} and {@code aB} are both {@code a_b}. */
    private static final class OneColumn extends Tampered {
        OneColumn(CrmStore sound) {
            super(sound);
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                Change written(Change change) {
                    Map<String, Object> columns = new HashMap<>();
                    change.record()
                            .type()
                            .fields()
                            .forEach(field ->
                                    change.record().value(field).ifPresent(value -> columns.put(column(field), value)));
                    return Writes.mapped(change, (field, value) -> columns.getOrDefault(column(field), value));
                }
            };
        }

        private static String column(Field<?> field) {
            return field.type().name()
                    + field.key().replaceAll("([A-Z])", "_$1").replace('.', '_').toLowerCase(Locale.ROOT);
        }
    }
}
