package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionForm;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.storage.SortKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes SQL of conditions. Every value is bound; names come from the layout alone.
 *
 * <p>The condition is brought into negation normal form first. There an unknown of SQL behaves as false, so positive
 * atoms stand bare and a negated one adds the empty case. One compiler serves one statement; not thread-safe.
 */
final class SqlCompiler {
    /** The alias of the table a condition speaks of. */
    static final String ROOT = "t";

    private static final int LISTED = 50;
    private static final int LISTED_BINDS = 20_000;
    private static final int LOCKED_KEYS = 1_000;
    private static final Sql NOTHING = Sql.of("1 = 0");

    private final SchemaLayout schema;
    private final Dialect dialect;
    private final String tenant;
    private int aliases;
    private int listed;

    SqlCompiler(SchemaLayout schema, Dialect dialect, String tenant) {
        this.schema = schema;
        this.dialect = dialect;
        this.tenant = tenant;
    }

    /** What a reading statement has after FROM: the tables, and the condition of its rows. */
    record Source(Sql from, Sql where) {
        Sql sql() {
            return Sql.of(" FROM ").add(from).add(" WHERE ").add(where);
        }
    }

    /** A conjunct that names records by an indexed key: the way in, instead of reading the whole tenant. */
    private record Keys(Condition part, Column column, List<?> values) {}

    /** Whether the condition is false of every record, so that nobody need be asked. */
    static boolean isNever(Condition condition) {
        return ConditionForm.normal(condition).equals(Condition.never());
    }

    /** The records of the tenant that fit, for a statement that only reads. */
    Source source(TableLayout table, Condition condition) {
        List<Condition> parts = conjuncts(condition);
        Keys keys = keys(table, parts);
        Sql from = Sql.of(table.name() + " " + ROOT);
        if (keys == null || keys.values().size() > dialect.longestValueTable()) {
            return throughRelation(table, parts, from);
        }
        Sql listed = dialect.valueTable(keys.column().type(), keys.values())
                .add(", ")
                .add(from);
        return new Source(
                listed,
                all(table, without(parts, keys))
                        .separated(" AND ")
                        .add(ofTenant(ROOT))
                        .add(" AND " + keys.column().of(ROOT) + " = u.v"));
    }

    /** Without a key of its own the way in may be a related record: the ids it leads to are found first, and joined. */
    private Source throughRelation(TableLayout table, List<Condition> parts, Sql from) {
        Sql where = ofTenant(ROOT);
        Condition.Exists way = names(table, parts) ? null : way(table, parts);
        if (way == null) {
            return new Source(from, all(table, parts).separated(" AND ").add(where));
        }
        List<Condition> rest = parts.stream().filter(part -> part != way).toList();
        String ids = "e" + ++aliases;
        Sql listed = Sql.of("(").add(related(table, way)).add(") " + ids + ", ").add(from);
        return new Source(
                listed,
                all(table, rest)
                        .separated(" AND ")
                        .add(where)
                        .add(" AND " + end(table, way).of(ROOT) + " = " + ids + ".v")
                        .add(ofKind(table, way)));
    }

    /** Whether some conjunct already names records by an index. */
    private static boolean names(TableLayout table, List<Condition> parts) {
        return parts.stream()
                .anyMatch(part -> part instanceof Condition.Ids
                        || (part instanceof Condition.Compare compare
                                && compare.op() == Condition.Op.EQ
                                && !table.of(compare.field()).multiValued()
                                && table.isIndexed(text(table.of(compare.field()), compare.mode()))));
    }

    private Condition.@Nullable Exists way(TableLayout table, List<Condition> parts) {
        for (Condition part : parts) {
            if (part instanceof Condition.Exists exists && isPlainLink(table, exists)) {
                return exists;
            }
        }
        return null;
    }

    private boolean isPlainLink(TableLayout table, Condition.Exists exists) {
        FieldColumns link = link(table, exists);
        String pointedTo = exists.relation() instanceof Relation.Forward
                ? exists.relation().target()
                : table.type().key();
        return !link.multiValued() && pointsTo(link, pointedTo);
    }

    private FieldColumns link(TableLayout table, Condition.Exists exists) {
        return exists.relation() instanceof Relation.Forward forward
                ? table.of(forward.field())
                : schema.table(exists.relation().target()).of(((Relation.Inverse) exists.relation()).field());
    }

    /** The column of this table that the related ids are joined to. */
    private Column end(TableLayout table, Condition.Exists exists) {
        return exists.relation() instanceof Relation.Forward
                ? link(table, exists).main()
                : Column.ID;
    }

    /** With several target types the reference must be of the right one as well. */
    private Sql ofKind(TableLayout table, Condition.Exists exists) {
        FieldColumns link = link(table, exists);
        if (!(exists.relation() instanceof Relation.Forward) || link.values().size() == 1) {
            return Sql.empty();
        }
        Column kind = link.values().get(1);
        return Sql.of(" AND " + kind.of(ROOT) + " = ")
                .bind(kind.type(), exists.relation().target());
    }

    /** The ids the related records lead to, each once. */
    private Sql related(TableLayout table, Condition.Exists exists) {
        TableLayout target = schema.table(exists.relation().target());
        Source source = source(target, exists.where());
        FieldColumns link = link(table, exists);
        boolean forward = exists.relation() instanceof Relation.Forward;
        Column named = forward ? Column.ID : link.main();
        Sql ids = Sql.of("SELECT " + (forward ? "" : "DISTINCT ") + named.of(ROOT) + " AS v")
                .add(source.sql());
        if (target.hasBin()) {
            ids.add(" AND " + target.deletedAt().of(ROOT) + " IS NULL");
        }
        if (!forward && link.values().size() > 1) {
            Column kind = link.values().get(1);
            ids.add(" AND " + kind.of(ROOT) + " = ")
                    .bind(kind.type(), table.type().key());
        }
        return ids;
    }

    /** The same for a statement on one known record: the way in is its id. */
    Sql permit(TableLayout table, Condition condition) {
        return all(table, conjuncts(condition)).separated(" AND ").add(ofTenant(ROOT));
    }

    /** The same for a statement that locks, whose rows must come from one table. */
    Sql predicate(TableLayout table, Condition condition) {
        List<Condition> parts = conjuncts(condition);
        Keys keys = keys(table, parts);
        if (keys == null || keys.values().size() > LOCKED_KEYS) {
            return all(table, parts).separated(" AND ").add(ofTenant(ROOT));
        }
        return all(table, without(parts, keys)).separated(" AND ").add(keyList(keys));
    }

    private static List<Condition> without(List<Condition> parts, Keys keys) {
        return parts.stream().filter(part -> part != keys.part()).toList();
    }

    /** Pairs, because H2 uses an index for a list only when the list covers its first column. */
    private Sql keyList(Keys keys) {
        List<Sql> pairs = keys.values().stream()
                .map(value -> Sql.empty()
                        .bind(Column.TENANT.type(), tenant)
                        .add(", ")
                        .bind(keys.column().type(), value))
                .toList();
        return Sql.of("(" + Column.TENANT.of(ROOT) + ", " + keys.column().of(ROOT) + ") IN (")
                .add(Sql.bracketed(", ", pairs))
                .add(")");
    }

    private Sql ofTenant(String alias) {
        return Sql.of(Column.TENANT.of(alias) + " = ").bind(Column.TENANT.type(), tenant);
    }

    private static List<Condition> conjuncts(Condition condition) {
        Condition normal = ConditionForm.normal(condition);
        return normal instanceof Condition.All all ? all.parts() : List.of(normal);
    }

    private Sql all(TableLayout table, List<Condition> parts) {
        return Sql.joined(
                " AND ", parts.stream().map(part -> render(table, ROOT, part)).toList());
    }

    private static @Nullable Keys keys(TableLayout table, List<Condition> parts) {
        for (Condition part : parts) {
            if (part instanceof Condition.Ids ids && ids.ids().size() > 1) {
                return new Keys(part, Column.ID, sorted(ids.ids()));
            }
        }
        for (Condition part : parts) {
            if (part instanceof Condition.In in && in.values().size() > 1) {
                List<Operands> groups = operands(table.of(in.field()), in.mode(), in.values());
                if (groups.size() == 1 && groups.get(0).isKey(table)) {
                    return new Keys(
                            part, groups.get(0).columns().get(0), groups.get(0).values());
                }
            }
        }
        return null;
    }

    private static List<UUID> sorted(Collection<UUID> ids) {
        return ids.stream().distinct().sorted(SortKey.BY_ID).toList();
    }

    /** A condition in normal form, in brackets where it needs them. */
    private Sql render(TableLayout table, String alias, Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts().isEmpty() ? Sql.of("1 = 1") : connected(" AND ", table, alias, all.parts());
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().isEmpty() ? NOTHING : connected(" OR ", table, alias, any.parts());
        }
        if (condition instanceof Condition.Not not) {
            return negated(table, alias, not.part());
        }
        return condition instanceof Condition.Exists exists
                ? exists(table, alias, exists)
                : atom(table, alias, condition);
    }

    private Sql connected(String connective, TableLayout table, String alias, List<Condition> parts) {
        List<Sql> rendered =
                parts.stream().map(part -> render(table, alias, part)).toList();
        return Sql.of("(").add(Sql.joined(connective, rendered)).add(")");
    }

    private Sql negated(TableLayout table, String alias, Condition part) {
        if (part instanceof Condition.Exists exists) {
            return Sql.of("NOT ").add(exists(table, alias, exists));
        }
        Sql negated = Sql.of("NOT (").add(atom(table, alias, part)).add(")");
        String tested = tested(table, alias, part);
        return tested.isEmpty() ? negated : Sql.of("(").add(negated).add(" OR " + tested + " IS NULL)");
    }

    /** The column an atom is unknown of when it is empty; none for atoms that are always known. */
    private static String tested(TableLayout table, String alias, Condition atom) {
        if (atom instanceof Condition.Compare compare) {
            return tested(table.of(compare.field()), compare.mode(), alias);
        }
        if (atom instanceof Condition.In in) {
            return tested(table.of(in.field()), in.mode(), alias);
        }
        return atom instanceof Condition.Match match ? tested(table.of(match.field()), match.mode(), alias) : "";
    }

    private static String tested(FieldColumns field, TextMode mode, String alias) {
        return field.multiValued() ? "" : text(field, mode).of(alias);
    }

    /** The column a text is compared by in that mode; the main column of anything else. */
    private static Column text(FieldColumns field, TextMode mode) {
        return field.shadow() != null && mode == TextMode.FOLDED ? field.fold() : field.main();
    }

    private Sql atom(TableLayout table, String alias, Condition atom) {
        if (atom instanceof Condition.Ids ids) {
            return isOneOf(Column.ID.of(alias), Column.ID.type(), sorted(ids.ids()));
        }
        if (atom instanceof Condition.Present present) {
            FieldColumns field = table.of(present.field());
            return field.multiValued()
                    ? anyElement(field, alias, (child, own) -> Sql.empty())
                    : Sql.of(field.main().of(alias) + " IS NOT NULL");
        }
        if (atom instanceof Condition.Compare compare && compare.op() != Condition.Op.EQ) {
            return ordered(table.of(compare.field()), alias, compare);
        }
        if (atom instanceof Condition.Compare compare) {
            return equal(table.of(compare.field()), alias, compare.mode(), List.of(compare.value()));
        }
        if (atom instanceof Condition.In in) {
            return equal(table.of(in.field()), alias, in.mode(), in.values());
        }
        Condition.Match match = (Condition.Match) atom;
        return matching(table.of(match.field()), alias, match);
    }

    private static Object literal(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            return literal.value();
        }
        throw new IllegalArgumentException("Resolve the condition first: " + operand);
    }

    private static Sql ordered(FieldColumns field, String alias, Condition.Compare compare) {
        String sign = switch (compare.op()) {
            case LT -> " < ";
            case LE -> " <= ";
            case GT -> " > ";
            case GE -> " >= ";
            case EQ -> " = ";
        };
        Column column = text(field, compare.mode());
        List<@Nullable Object> operand = field.codec().split(literal(compare.value()));
        Sql ordered = Sql.of(column.of(alias) + sign).bind(column.type(), operand.get(0));
        if (field.field().type() instanceof FieldType.Amount) {
            Column currency = field.values().get(1);
            return Sql.of("(")
                    .add(ordered)
                    .add(" AND " + currency.of(alias) + " = ")
                    .bind(currency.type(), operand.get(1))
                    .add(")");
        }
        return ordered;
    }

    /** Operands that agree in all compared columns but the first. */
    private record Operands(List<Column> columns, List<@Nullable Object> rest, List<Object> values) {

        boolean isKey(TableLayout table) {
            return columns.size() == 1 && values.size() > 1 && table.isIndexed(columns.get(0));
        }
    }

    private static List<Operands> operands(FieldColumns field, TextMode mode, List<Operand> operands) {
        List<Column> columns = field.shadow() != null ? List.of(text(field, mode)) : field.compared();
        Map<List<@Nullable Object>, List<Object>> groups = new LinkedHashMap<>();
        for (Operand operand : operands) {
            Object value = literal(operand);
            if (field.codec().mayEqual(value)) {
                List<@Nullable Object> parts = compared(field, value);
                groups.computeIfAbsent(parts.subList(1, parts.size()), absent -> new ArrayList<>())
                        .add(parts.get(0));
            }
        }
        return groups.entrySet().stream()
                .map(group -> new Operands(
                        columns,
                        group.getKey(),
                        group.getValue().stream().distinct().toList()))
                .toList();
    }

    private static List<@Nullable Object> compared(FieldColumns field, Object value) {
        List<@Nullable Object> parts = field.codec().split(value);
        List<@Nullable Object> compared = new ArrayList<>();
        field.codec().compared().forEach(part -> compared.add(parts.get(part)));
        return compared;
    }

    private Sql equal(FieldColumns field, String alias, TextMode mode, List<Operand> operands) {
        List<Operands> groups = operands(field, mode, operands);
        if (groups.isEmpty()) {
            return NOTHING;
        }
        return field.multiValued()
                ? anyElement(field, alias, (child, columns) -> oneOfGroups(child, groups))
                : oneOfGroups(alias, groups);
    }

    private Sql oneOfGroups(String alias, List<Operands> groups) {
        List<Sql> rendered = groups.stream().map(group -> oneOf(alias, group)).toList();
        return rendered.size() == 1
                ? rendered.get(0)
                : Sql.of("(").add(Sql.joined(" OR ", rendered)).add(")");
    }

    private Sql oneOf(String alias, Operands group) {
        Column first = group.columns().get(0);
        Sql oneOf = isOneOf(first.of(alias), first.type(), group.values());
        IntStream.range(1, group.columns().size())
                .forEach(i -> oneOf.add(" AND " + group.columns().get(i).of(alias) + " = ")
                        .bind(group.columns().get(i).type(), group.rest().get(i - 1)));
        return group.columns().size() == 1 ? oneOf : Sql.of("(").add(oneOf).add(")");
    }

    private Sql isOneOf(String column, ColumnType type, List<?> values) {
        if (values.size() == 1) {
            return Sql.of(column + " = ").bind(type, values.get(0));
        }
        if (values.size() > LISTED || listed + values.size() > LISTED_BINDS) {
            return dialect.isOneOf(column, type, values);
        }
        listed += values.size();
        return Sql.of(column + " IN (").bindAll(type, values).add(")");
    }

    private Sql matching(FieldColumns field, String alias, Condition.Match match) {
        String pattern = pattern(match.part(), match.text());
        if (field.multiValued()) {
            Column searched = field.values().get(field.codec().searched());
            return anyElement(field, alias, (child, own) -> like(searched.of(child), searched, pattern));
        }
        Column column = text(field, match.mode());
        return like(column.of(alias), column, pattern);
    }

    private static Sql like(String expression, Column column, String pattern) {
        return Sql.of(expression + " LIKE ").bind(column.type(), pattern).add(" ESCAPE '!'");
    }

    private static String pattern(Condition.Part part, String text) {
        String literal = text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return switch (part) {
            case CONTAINS -> "%" + literal + "%";
            case STARTS_WITH -> literal + "%";
            case ENDS_WITH -> "%" + literal;
        };
    }

    /** Some element of a multi-valued field fits. */
    private Sql anyElement(FieldColumns field, String alias, BiFunction<String, FieldColumns, Sql> fits) {
        String child = "c" + ++aliases;
        Sql element = Sql.of("EXISTS (SELECT 1 FROM " + field.table() + " " + child + " WHERE ")
                .add(childOf(child, alias));
        Sql condition = fits.apply(child, field);
        return (condition.isEmpty() ? element : element.add(" AND ").add(condition)).add(")");
    }

    private static String childOf(String child, String alias) {
        return same(Column.TENANT, child, Column.TENANT, alias) + " AND "
                + same(Column.RECORD, child, Column.ID, alias);
    }

    private static String same(Column left, String leftAlias, Column right, String rightAlias) {
        return left.of(leftAlias) + " = " + right.of(rightAlias);
    }

    private Sql exists(TableLayout table, String alias, Condition.Exists exists) {
        TableLayout target = schema.table(exists.relation().target());
        String other = ROOT + ++aliases;
        Sql sql = Sql.of("EXISTS (SELECT 1 FROM " + target.name() + " " + other);
        sql.add(
                exists.relation() instanceof Relation.Forward forward
                        ? linked(table.of(forward.field()), alias, target.type().key(), other)
                        : linked(
                                target.of(((Relation.Inverse) exists.relation()).field()),
                                other,
                                table.type().key(),
                                alias));
        sql.add(" AND " + same(Column.TENANT, other, Column.TENANT, alias));
        if (target.hasBin()) {
            sql.add(" AND " + target.deletedAt().of(other) + " IS NULL");
        }
        return sql.add(" AND ").add(render(target, other, exists.where())).add(")");
    }

    /** WHERE, with another table before it if need be: the field of the holder points to that record. */
    private Sql linked(FieldColumns field, String holder, String type, String pointedTo) {
        if (field.multiValued()) {
            String child = "c" + ++aliases;
            Sql link = Sql.of(", " + field.table() + " " + child + " WHERE " + childOf(child, holder) + " AND "
                    + same(field.main(), child, Column.ID, pointedTo));
            return pointsTo(field, type) ? link : link.add(" AND ").add(NOTHING);
        }
        Sql link = Sql.of(" WHERE " + same(field.main(), holder, Column.ID, pointedTo));
        if (field.values().size() > 1) {
            Column kind = field.values().get(1);
            return link.add(" AND " + kind.of(holder) + " = ").bind(kind.type(), type);
        }
        return pointsTo(field, type) ? link : link.add(" AND ").add(NOTHING);
    }

    private static boolean pointsTo(FieldColumns field, String type) {
        FieldType<?> link = field.field().type();
        if (link instanceof FieldType.MultiReference many) {
            return many.target().equals(type);
        }
        return ((FieldType.Reference) link).targets().contains(type);
    }
}
