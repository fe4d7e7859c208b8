package dev.crmkit.core.internal;

import dev.crmkit.AccessDeniedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.FieldAccess;
import dev.crmkit.core.access.Mask;
import dev.crmkit.core.record.Page;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.report.Report;
import dev.crmkit.core.report.ReportTable;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.ConditionForm;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Aggregates;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Owns the order of the query path: the user's condition and the reader's rights become one condition, every field it
 * touches is checked, one statement is asked, hidden fields are emptied. The only caller of {@link StoreTx#find} and
 * {@link StoreTx#aggregate}. Thread-safe.
 */
public final class QueryRunner {
    private static final int MAX_GROUPS = 10_000;

    private final Desk desk;

    public QueryRunner(Desk desk) {
        this.desk = desk;
    }

    /** The record, or empty when there is none the actor may see. */
    public Optional<Record> get(RecordRef ref) {
        return desk.shop().schema().find(ref.type()).flatMap(type -> desk.asked(sender -> get(sender, type, ref)));
    }

    private Optional<Record> get(Sender sender, RecordType type, RecordRef ref) {
        Condition named = Condition.id(ref.id());
        Condition where = where(sender, type, named, true);
        return find(sender, type, where, List.of(), Query.where(named).limit(1)).items().stream()
                .findFirst();
    }

    /** One page, masked. */
    public Page<Record> list(RecordType type, Query query) {
        checkLimit(query.limit());
        return desk.asked(sender -> list(sender, desk.shop().type(type.key()), query, Condition.always()));
    }

    private Page<Record> list(Sender sender, RecordType type, Query query, Condition permitted) {
        List<Order> orders =
                query.orders().stream().map(order -> own(sender, type, order)).toList();
        Condition where = where(sender, type, query.where(), query.archived());
        return find(sender, type, ConditionForm.normal(where.and(permitted)), orders, query);
    }

    /**
     * One page of what the actor may take away: records he may READ and EXPORT, columns whose class both rights reach.
     *
     * @throws AccessDeniedException when he may export none of the type
     */
    Page<Record> export(RecordType type, Query query, List<Field<?>> columns) {
        return desk.asked(sender -> {
            Condition permitted = exported(sender, type);
            columns.forEach(column -> {
                requireReadable(sender, type, column);
                requireReadable(sender, AccessAction.EXPORT, type, column);
            });
            return list(sender, type, query, permitted);
        });
    }

    private Condition exported(Sender sender, RecordType type) {
        Condition permitted = desk.shop().access().visible(sender.subject(), AccessAction.EXPORT, type);
        if (ConditionForm.normal(permitted).equals(Condition.never())) {
            throw desk.denied(AccessAction.EXPORT, type.key());
        }
        return permitted;
    }

    public long count(RecordType type, Condition condition) {
        Report report = Report.where(condition).count("n");
        return report(type, report).rows().stream()
                .mapToLong(row -> row.count("n"))
                .sum();
    }

    public ReportTable report(RecordType type, Report report) {
        return desk.asked(sender -> report(sender, desk.shop().type(type.key()), report));
    }

    private ReportTable report(Sender sender, RecordType type, Report report) {
        List<Aggregation.Group> groups =
                report.groups().stream().map(group -> own(sender, type, group)).toList();
        report.columns().forEach(column -> column.field().ifPresent(field -> requireReadable(sender, type, field)));
        Condition where = where(sender, type, report.where(), false);
        Reports columns = new Reports(new Report(report.where(), groups, report.columns()));
        Aggregation aggregation = new Aggregation(type.key(), where, groups, columns.measures(), MAX_GROUPS);
        Aggregates answer = inUnit(sender, tx -> tx.aggregate(aggregation));
        if (answer.rows().size() > MAX_GROUPS) {
            throw limit("groups", MAX_GROUPS);
        }
        return columns.table(answer);
    }

    private Page<Record> find(Sender sender, RecordType type, Condition where, List<Order> orders, Query query) {
        Cursors cursors = new Cursors(desk, type, query);
        RecordQuery.Position start = query.start().map(cursors::read).orElse(null);
        RecordQuery asked = new RecordQuery(type.key(), where, orders, start, query.limit());
        Mask mask = desk.shop().access().mask(sender.subject(), type);
        return inUnit(sender, tx -> {
            Slice slice = tx.find(asked);
            Related facts = PageFacts.of(tx::find, type, slice.records(), mask.conditions());
            List<Record> masked = slice.records().stream()
                    .map(record -> mask.apply(record, facts))
                    .toList();
            return new Page<>(masked, slice.more() ? cursors.after(last(slice)) : null);
        });
    }

    /** A record as it is stored, for the judges alone: nobody is shown it. */
    Optional<Record> stored(RecordRef ref) {
        RecordType type = desk.shop().type(ref.type());
        Condition where = ConditionForm.normal(desk.shop().live(type.key(), Condition.id(ref.id())));
        RecordQuery only = new RecordQuery(type.key(), where, List.of(), null, 1);
        return desk.asked(sender -> inUnit(sender, tx -> tx.find(only))).records().stream()
                .findFirst();
    }

    /** Judges with the store at hand for what rules ask of related records. */
    <R> R related(Function<Related, R> judging) {
        return desk.asked(sender -> inUnit(sender, tx -> judging.apply(new StoredFacts(tx::find))));
    }

    /** Whether the actor may do this to a record he has read. */
    boolean mayDo(AccessAction action, Record record) {
        return desk.asked(
                sender -> holds(sender, desk.shop().access().visible(sender.subject(), action, record.type()), record));
    }

    /** Whether a condition of the rules holds of a record. */
    boolean holds(Condition condition, Record record) {
        return desk.asked(sender -> holds(sender, condition, record));
    }

    private boolean holds(Sender sender, Condition condition, Record record) {
        ConditionEvaluator.Matcher matcher = ConditionEvaluator.compile(condition);
        return inUnit(
                sender,
                tx -> matcher.matches(
                        record, PageFacts.of(tx::find, record.type(), List.of(record), List.of(condition))));
    }

    private static Record last(Slice slice) {
        return slice.records().get(slice.records().size() - 1);
    }

    private <R> R inUnit(Sender sender, Function<StoreTx, R> work) {
        return desk.shop().store().inTx(sender.reading(), work);
    }

    /** The one condition an adapter sees: what was asked, of what may be seen, of what is there. */
    private Condition where(Sender sender, RecordType type, Condition asked, boolean archived) {
        Condition typed = desk.shop().check(asked, type);
        Condition resolved = sender.bindings().resolve(typed);
        Condition restricted = desk.shop().access().restrict(sender.subject(), resolved, type);
        Condition visible = desk.shop().access().visible(sender.subject(), AccessAction.READ, type);
        Condition live = desk.shop().live(type.key(), restricted.and(visible));
        Condition present = archived || !type.hasHeader() ? live : live.and(Header.ARCHIVED_AT.isEmpty());
        return ConditionForm.normal(present);
    }

    private Order own(Sender sender, RecordType type, Order order) {
        Field<?> field = requireReadable(sender, type, order.field());
        if (!field.type().ordered()) {
            throw InvalidInputException.of(Violation.of(
                    field.key(), "NOT_SORTABLE", "One cannot sort by this field", "По этому полю нельзя сортировать"));
        }
        return new Order(field, order.descending());
    }

    /** The group by the field as it is declared here: an installation may have other options in another order. */
    private Aggregation.Group own(Sender sender, RecordType type, Aggregation.Group group) {
        Field<?> field = requireReadable(sender, type, group.field());
        boolean period = !(group instanceof Aggregation.ByPeriod)
                || field.type() instanceof FieldType.Moment
                || field.type() instanceof FieldType.Day;
        if (field.type().multiValued() || field.type() instanceof FieldType.LongText || !period) {
            throw InvalidInputException.of(Violation.of(
                    field.key(),
                    "NOT_GROUPABLE",
                    "One cannot group by this field this way",
                    "По этому полю так группировать нельзя"));
        }
        return group instanceof Aggregation.ByPeriod by
                ? new Aggregation.ByPeriod(field, by.period(), by.zone())
                : new Aggregation.ByValue(field);
    }

    /** A field whose values the reader sees on some records only is not sorted, grouped or summed by: that would tell. */
    private Field<?> requireReadable(Sender sender, RecordType type, Field<?> field) {
        return requireReadable(sender, AccessAction.READ, type, field);
    }

    private Field<?> requireReadable(Sender sender, AccessAction action, RecordType type, Field<?> field) {
        Field<?> own = type.field(field.key())
                .orElseThrow(() -> InvalidInputException.of(Violation.of(
                        field.key(),
                        "UNKNOWN_FIELD",
                        "The type " + type.key() + " has no such field",
                        "У типа " + type.key() + " нет такого поля")));
        FieldAccess access = desk.shop().access().field(sender.subject(), action, type, own);
        if (!(access instanceof FieldAccess.Always)) {
            throw InvalidInputException.of(Violation.of(
                            own.key(),
                            "FIELD_CLASS",
                            "You may not " + (action == AccessAction.EXPORT ? "export" : "read")
                                    + " fields of the class " + own.fieldClass(),
                            "Вам нельзя " + (action == AccessAction.EXPORT ? "выгружать" : "читать") + " поля класса "
                                    + own.fieldClass())
                    .with("class", own.fieldClass()));
        }
        return own;
    }

    private static void checkLimit(int limit) {
        if (limit < 1 || limit > Query.MAX_LIMIT) {
            throw limit("limit", Query.MAX_LIMIT);
        }
    }

    private static InvalidInputException limit(String what, int limit) {
        return InvalidInputException.of(Violation.of(
                        what, "LIMIT", "Between 1 and " + limit + " " + what, "От 1 до " + limit + " (" + what + ")")
                .with("max", limit));
    }
}
