package dev.crmkit.testkit.saboteur;

import static dev.crmkit.testkit.rules.StoreRule.CA_01;
import static dev.crmkit.testkit.rules.StoreRule.CA_08;
import static dev.crmkit.testkit.rules.StoreRule.CA_10;
import static dev.crmkit.testkit.rules.StoreRule.CA_12;
import static dev.crmkit.testkit.rules.StoreRule.ST_01;
import static dev.crmkit.testkit.rules.StoreRule.ST_02;
import static dev.crmkit.testkit.rules.StoreRule.ST_06;
import static dev.crmkit.testkit.rules.StoreRule.ST_11;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Condition.Part;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.LoadPlan.Selection;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery.Position;
import dev.crmkit.spi.storage.SortKey;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.testkit.rules.StoreRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Faults in values, texts, orders and the translation of conditions. */
final class ValueSaboteurs {
    private ValueSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                units("M08 sorts empty values first when descending", EmptyFirstDescending::new, ST_06),
                units("M10 sorts without the id", NoTies::new, ST_06),
                written("M15 cuts instants to milliseconds", instants(at -> at.truncatedTo(ChronoUnit.MILLIS)), ST_01),
                written(
                        "M16 rounds instants to milliseconds",
                        instants(at -> at.plusNanos(500_000).truncatedTo(ChronoUnit.MILLIS)),
                        ST_01),
                units("M17 keeps instants in the zone of the machine", LocalTimes::new, ST_01),
                written("M18 keeps decimals as floating point numbers", ValueSaboteurs::floating, ST_01),
                units("M19 folds ASCII only", FoldsAscii::new, CA_10),
                rewriting("M21 takes a list of no value for all", Rewriting::noneIsAll, ST_11),
                rewriting("M23 drops empty fields from a different value", Rewriting::notEqualOfSql, CA_01),
                units("M34 does not write empty values", KeepsOld::new, ST_01),
                written("M35 takes an empty text for none", texts(text -> text), ST_02),
                written("M36 trims blanks at the end", texts(String::stripTrailing), ST_02),
                written(
                        "M37 cuts texts at 4,000 letters",
                        texts(text -> text.substring(0, Math.min(4_000, text.length()))),
                        ST_02),
                written(
                        "M38 writes ? for astral letters",
                        texts(text -> text.replaceAll("[^\\u0000-\\uFFFF]", "?")),
                        ST_02),
                units("loads by another translation of NOT", LoadsOtherwise::new, CA_08),
                units("refuses what is deep", RefusesDeep::new, CA_12));
    }

    private static Saboteur units(String name, Function<StoreTx, StoreTx> unit, StoreRule rule) {
        UnaryOperator<CrmStore> store = sound -> new Tampered(sound) {
            @Override
            StoreTx tampered(StoreTx tx, UnitOptions options) {
                return unit.apply(tx);
            }
        };
        return Saboteur.of(name, store, rule);
    }

    private static Saboteur written(String name, BiFunction<Field<?>, Object, Object> values, StoreRule rule) {
        return units(
                name,
                tx -> new TamperedTx(tx) {
                    @Override
                    Change written(Change change) {
                        return Writes.mapped(change, values);
                    }
                },
                rule);
    }

    private static Saboteur rewriting(String name, UnaryOperator<Condition> change, StoreRule rule) {
        return units(
                name,
                tx -> new TamperedTx(tx) {
                    @Override
                    Condition where(Condition where) {
                        return Rewriting.each(where, change);
                    }
                },
                rule);
    }

    private static BiFunction<Field<?>, Object, Object> instants(UnaryOperator<Instant> change) {
        return (field, value) -> value instanceof Instant at ? change.apply(at) : value;
    }

    /** Whatever becomes empty is taken for no value. */
    private static BiFunction<Field<?>, Object, Object> texts(UnaryOperator<String> change) {
        return (field, value) -> {
            if (!(value instanceof String text) || !field.type().textual()) {
                return value;
            }
            String changed = change.apply(text);
            return changed.isEmpty() ? Writes.EMPTY : changed;
        };
    }

    private static Object floating(Field<?> field, Object value) {
        return value instanceof BigDecimal decimal ? BigDecimal.valueOf(decimal.doubleValue()) : value;
    }

    private static final class EmptyFirstDescending extends QuerySaboteurs.Sorting {
        EmptyFirstDescending(StoreTx sound) {
            super(sound);
        }

        @Override
        Comparator<Position> order(List<Order> orders) {
            boolean descending = orders.stream().anyMatch(Order::descending);
            Comparator<Position> keys = (a, b) -> compareKeys(orders, a, b, descending);
            return keys.thenComparing(Position::id, SortKey.BY_ID);
        }
    }

    private static final class NoTies extends QuerySaboteurs.Sorting {
        NoTies(StoreTx sound) {
            super(sound);
        }

        @Override
        Comparator<Position> order(List<Order> orders) {
            return orders.isEmpty()
                    ? Comparator.comparing(Position::id, SortKey.BY_ID)
                    : (a, b) -> compareKeys(orders, a, b, false);
        }
    }

    /** A column without a zone: right as long as nobody moves. */
    private static final class LocalTimes extends TamperedTx {
        LocalTimes(StoreTx sound) {
            super(sound);
        }

        @Override
        Change written(Change change) {
            return Writes.mapped(
                    change,
                    instants(at ->
                            LocalDateTime.ofInstant(at, ZoneId.systemDefault()).toInstant(ZoneOffset.UTC)));
        }

        @Override
        Record read(Record record) {
            return Writes.mapped(
                    record,
                    record.version(),
                    instants(at -> LocalDateTime.ofInstant(at, ZoneOffset.UTC)
                            .atZone(ZoneId.systemDefault())
                            .toInstant()));
        }
    }

    private static final class FoldsAscii extends TamperedTx {
        FoldsAscii(StoreTx sound) {
            super(sound);
        }

        @Override
        Condition where(String type, Condition where) {
            if (where instanceof Condition.Compare compare
                    && compare.mode() == TextMode.FOLDED
                    && compare.field().type().textual()) {
                String operand = (String) ((Operand.Literal) compare.value()).value();
                return Condition.ids(all(type, new Condition.Present(compare.field())).stream()
                        .filter(record -> lower(record, compare.field()).equals(operand))
                        .map(Record::id)
                        .toList());
            }
            return where instanceof Condition.Match match && match.mode() == TextMode.FOLDED
                    ? matching(type, match)
                    : where;
        }

        private Condition matching(String type, Condition.Match match) {
            return Condition.ids(all(type, new Condition.Present(match.field())).stream()
                    .filter(record -> has(lower(record, match.field()), match.part(), match.text()))
                    .map(Record::id)
                    .toList());
        }

        private static boolean has(String text, Part part, String operand) {
            return switch (part) {
                case CONTAINS -> text.contains(operand);
                case STARTS_WITH -> text.startsWith(operand);
                case ENDS_WITH -> text.endsWith(operand);
            };
        }

        private static String lower(Record record, Field<?> field) {
            Optional<Object> text = record.value(field).filter(String.class::isInstance);
            return text.map(value -> ((String) value)
                            .chars()
                            .map(c -> c >= 'A' && c <= 'Z' ? c + 32 : c)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString())
                    .orElse("");
        }
    }

    private static final class KeepsOld extends TamperedTx {
        KeepsOld(StoreTx sound) {
            super(sound);
        }

        @Override
        Change written(Change change) {
            if (!(change instanceof Change.Update update)) {
                return change;
            }
            Record.Builder after = update.record().edit();
            for (Field<?> field : update.record().type().fields()) {
                if (update.record().value(field).isEmpty()) {
                    update.before().value(field).ifPresent(old -> after.put(field, old));
                }
            }
            return new Change.Update(update.before(), after.build(), update.permit());
        }
    }

    private static final class LoadsOtherwise extends TamperedTx {
        LoadsOtherwise(StoreTx sound) {
            super(sound);
        }

        @Override
        public Loaded load(LoadPlan plan) {
            return sound.load(new LoadPlan(plan.selections().stream()
                    .map(wish -> new Selection(
                            wish.name(),
                            wish.type(),
                            Rewriting.each(wish.where(), Rewriting::notOfSql),
                            wish.limit(),
                            wish.lock()))
                    .toList()));
        }
    }

    private static final class RefusesDeep extends TamperedTx {
        RefusesDeep(StoreTx sound) {
            super(sound);
        }

        @Override
        Condition where(Condition where) {
            if (depth(where) > 30) {
                throw new StorageException("The statement is too complex");
            }
            return where;
        }

        private static int depth(Condition condition) {
            if (condition instanceof Condition.Not not) {
                return 1 + depth(not.part());
            }
            if (condition instanceof Condition.Exists exists) {
                return 1 + depth(exists.where());
            }
            List<Condition> parts = condition instanceof Condition.All all
                    ? all.parts()
                    : condition instanceof Condition.Any any ? any.parts() : List.of();
            return 1 + parts.stream().mapToInt(RefusesDeep::depth).max().orElse(0);
        }
    }
}
