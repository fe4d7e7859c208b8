package dev.crmkit.testkit.saboteur;

import static dev.crmkit.testkit.rules.StoreRule.CA_01;
import static dev.crmkit.testkit.rules.StoreRule.CA_02;
import static dev.crmkit.testkit.rules.StoreRule.CA_03;
import static dev.crmkit.testkit.rules.StoreRule.CA_04;
import static dev.crmkit.testkit.rules.StoreRule.CA_05;
import static dev.crmkit.testkit.rules.StoreRule.CA_06;
import static dev.crmkit.testkit.rules.StoreRule.CA_10;
import static dev.crmkit.testkit.rules.StoreRule.ST_01;
import static dev.crmkit.testkit.rules.StoreRule.ST_02;
import static dev.crmkit.testkit.rules.StoreRule.ST_05;
import static dev.crmkit.testkit.rules.StoreRule.ST_06;
import static dev.crmkit.testkit.rules.StoreRule.ST_07;
import static dev.crmkit.testkit.rules.StoreRule.ST_08;
import static dev.crmkit.testkit.rules.StoreRule.ST_09;
import static dev.crmkit.testkit.rules.StoreRule.ST_11;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Aggregates;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.Aggregation.Kind;
import dev.crmkit.spi.storage.Aggregation.Measure;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.RecordQuery.Position;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.storage.SortKey;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.testkit.rules.StoreRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Faults in what is kept and in how questions are answered. */
final class QuerySaboteurs {
    private static final int ALL = 100_000;

    private QuerySaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                rewriting("M22 drops empty fields from a complement", Rewriting::notOfSql, CA_02, CA_01, CA_03, ST_05),
                rewriting("takes at most for less", Rewriting::lessForAtMost, CA_01, CA_03),
                rewriting("M20 takes % and _ for wildcards", Rewriting::wildcards, CA_10),
                rewriting("looks at the first 1,000 values only", Rewriting::firstThousand, ST_11),
                rewriting("negates a conjunction part by part", Rewriting::wrongDeMorgan, CA_01, CA_05),
                rewriting("loses parentheses", Rewriting::lostParentheses, CA_01, CA_06),
                units("loses the extension of a phone", LosesExtensions::new, ST_01),
                units("rounds decimals", Rounds::new, ST_02),
                units("says more behind every full page", AlwaysMore::new, ST_05, ST_06),
                units("M09 gives the last record of a page again", Repeats::new, ST_06, ST_05, ST_07),
                units("ends where the last record has gone", LosesItsPlace::new, ST_07),
                units("sorts empty values first", EmptyFirst::new, ST_05, ST_06),
                units("compares ids signed", SignedIds::new, ST_05, ST_06),
                units("counts empty values", CountsEmpty::new, ST_08),
                units("M11 counts what is in the bin", CountsBin::new, ST_09),
                units("counts related records twice", CountsJoined::new, CA_04, ST_08));
    }

    private static Saboteur rewriting(String name, UnaryOperator<Condition> change, StoreRule... caughtBy) {
        return units(
                name,
                tx -> new TamperedTx(tx) {
                    @Override
                    Condition where(Condition where) {
                        return Rewriting.each(where, change);
                    }
                },
                caughtBy);
    }

    private static Saboteur units(String name, Function<StoreTx, StoreTx> unit, StoreRule... caughtBy) {
        UnaryOperator<CrmStore> store = sound -> new Tampered(sound) {
            @Override
            StoreTx tampered(StoreTx tx, UnitOptions options) {
                return unit.apply(tx);
            }
        };
        return Saboteur.of(name, store, caughtBy);
    }

    private static final class LosesExtensions extends TamperedTx {
        LosesExtensions(StoreTx sound) {
            super(sound);
        }

        @Override
        Record read(Record record) {
            return Writes.mapped(
                    record,
                    record.version(),
                    (field, value) -> field.type() instanceof FieldType.Phones ? bare((List<?>) value) : value);
        }

        private static List<Object> bare(List<?> phones) {
            List<Object> bare = new ArrayList<>();
            phones.forEach(phone -> bare.add(PhoneNumber.of(((PhoneNumber) phone).digits())));
            return bare;
        }
    }

    private static final class Rounds extends TamperedTx {
        Rounds(StoreTx sound) {
            super(sound);
        }

        @Override
        Change written(Change change) {
            return Writes.mapped(change, Writes::rounded);
        }
    }

    private static final class AlwaysMore extends TamperedTx {
        AlwaysMore(StoreTx sound) {
            super(sound);
        }

        @Override
        public Slice find(RecordQuery query) {
            Slice slice = sound.find(query);
            return new Slice(slice.records(), slice.records().size() == query.limit());
        }
    }

    private static final class Repeats extends TamperedTx {
        Repeats(StoreTx sound) {
            super(sound);
        }

        @Override
        public Slice find(RecordQuery query) {
            Slice slice = sound.find(query);
            Optional<Record> last = query.start().flatMap(start -> one(query, start.id()));
            List<Record> records = new ArrayList<>(slice.records());
            last.ifPresent(record -> records.add(0, record));
            boolean over = records.size() > query.limit();
            return new Slice(over ? records.subList(0, query.limit()) : records, slice.more() || over);
        }

        private Optional<Record> one(RecordQuery query, UUID id) {
            RecordQuery itself = new RecordQuery(query.type(), Condition.id(id), List.of(), null, 1);
            return sound.find(itself).records().stream().findFirst();
        }
    }

    private static final class LosesItsPlace extends TamperedTx {
        LosesItsPlace(StoreTx sound) {
            super(sound);
        }

        @Override
        public Slice find(RecordQuery query) {
            boolean lost = query.start()
                    .map(start -> new RecordQuery(query.type(), Condition.id(start.id()), List.of(), null, 1))
                    .filter(last -> sound.find(last).records().isEmpty())
                    .isPresent();
            return lost ? new Slice(List.of(), false) : sound.find(query);
        }
    }

    /** Pages of its own making, by an order of its own. */
    abstract static class Sorting extends TamperedTx {
        Sorting(StoreTx sound) {
            super(sound);
        }

        abstract Comparator<Position> order(List<Order> orders);

        @Override
        public Slice find(RecordQuery query) {
            Comparator<Position> order = order(query.orders());
            RecordQuery all = new RecordQuery(query.type(), query.where(), List.of(), null, ALL);
            List<Record> rest = sound.find(all).records().stream()
                    .filter(record -> query.start()
                            .filter(start -> order.compare(Position.of(record, query.orders()), start) <= 0)
                            .isEmpty())
                    .sorted(Comparator.comparing(record -> Position.of(record, query.orders()), order))
                    .toList();
            int limit = Math.min(query.limit(), rest.size());
            return new Slice(rest.subList(0, limit), limit < rest.size());
        }

        static int compareKeys(List<Order> orders, Position a, Position b, boolean emptyFirst) {
            for (int i = 0; i < orders.size(); i++) {
                Optional<Object> one = a.keys().get(i);
                Optional<Object> other = b.keys().get(i);
                boolean someEmpty = one.isEmpty() || other.isEmpty();
                int order = SortKey.compare(orders.get(i), one, other);
                if (order != 0) {
                    return someEmpty && emptyFirst ? -order : order;
                }
            }
            return 0;
        }
    }

    private static final class EmptyFirst extends Sorting {
        EmptyFirst(StoreTx sound) {
            super(sound);
        }

        @Override
        Comparator<Position> order(List<Order> orders) {
            Comparator<Position> keys = (a, b) -> compareKeys(orders, a, b, true);
            return keys.thenComparing(Position::id, SortKey.BY_ID);
        }
    }

    private static final class SignedIds extends Sorting {
        SignedIds(StoreTx sound) {
            super(sound);
        }

        @Override
        Comparator<Position> order(List<Order> orders) {
            Comparator<Position> keys = (a, b) -> compareKeys(orders, a, b, false);
            return keys.thenComparing(Position::id);
        }
    }

    private static final class CountsEmpty extends TamperedTx {
        CountsEmpty(StoreTx sound) {
            super(sound);
        }

        @Override
        public Aggregates aggregate(Aggregation wish) {
            List<Measure> measures = wish.measures().stream()
                    .map(measure -> measure.kind() == Kind.COUNT ? Measure.count() : measure)
                    .toList();
            return sound.aggregate(new Aggregation(wish.type(), wish.where(), wish.groups(), measures, wish.limit()));
        }
    }

    private static final class CountsBin extends TamperedTx {
        CountsBin(StoreTx sound) {
            super(sound);
        }

        @Override
        public Aggregates aggregate(Aggregation wish) {
            Condition where = Rewriting.each(
                    wish.where(), part -> part.equals(Header.DELETED_AT.isEmpty()) ? Condition.always() : part);
            return sound.aggregate(new Aggregation(wish.type(), where, wish.groups(), wish.measures(), wish.limit()));
        }
    }

    private static final class CountsJoined extends TamperedTx {
        CountsJoined(StoreTx sound) {
            super(sound);
        }

        @Override
        public Aggregates aggregate(Aggregation wish) {
            Aggregates sums = sound.aggregate(wish);
            return isJoined(wish.where())
                    ? new Aggregates(
                            sums.rows().stream().map(CountsJoined::twice).toList())
                    : sums;
        }

        private static boolean isJoined(Condition where) {
            return where instanceof Condition.All all
                    ? all.parts().stream().anyMatch(CountsJoined::isJoined)
                    : where instanceof Condition.Exists;
        }

        private static Aggregates.Row twice(Aggregates.Row row) {
            List<Optional<Object>> values = new ArrayList<>();
            row.values()
                    .forEach(value -> values.add(value.map(each -> each instanceof Long n ? (Object) (n * 2) : each)));
            return new Aggregates.Row(row.keys(), values);
        }
    }
}
