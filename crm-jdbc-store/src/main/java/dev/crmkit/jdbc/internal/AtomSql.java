package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.storage.SortKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes SQL of the atoms of a condition: what can be said of one row. For one statement; not thread-safe. */
final class AtomSql {
    /** True of no row. */
    static final String NOTHING = "1 = 0";

    private static final int LISTED_BINDS = 20_000;

    private final Dialect dialect;
    private int aliases;
    private int listed;

    AtomSql(Dialect dialect) {
        this.dialect = dialect;
    }

    /** An alias nothing else in the statement has. */
    String alias(String prefix) {
        return prefix + ++aliases;
    }

    /** True exactly when the atom is; false or unknown otherwise. */
    Sql positive(TableLayout table, String alias, Condition atom) {
        if (atom instanceof Condition.Ids ids) {
            return isOneOf(Column.ID.of(alias), Column.ID.type(), sorted(ids.ids()));
        }
        if (atom instanceof Condition.Present present) {
            return present(table.of(present.field()), alias);
        }
        if (atom instanceof Condition.Compare compare && compare.op() != Condition.Op.EQ) {
            return ordered(table.of(compare.field()), alias, compare);
        }
        if (atom instanceof Condition.Compare compare) {
            return equal(table, table.of(compare.field()), alias, compare.mode(), List.of(compare.value()));
        }
        if (atom instanceof Condition.In in) {
            return equal(table, table.of(in.field()), alias, in.mode(), in.values());
        }
        Condition.Match match = (Condition.Match) atom;
        return matching(table, table.of(match.field()), alias, match);
    }

    /** True exactly when the atom is not. */
    Sql negative(TableLayout table, String alias, Condition atom) {
        Sql negative = Sql.of("NOT (").add(positive(table, alias, atom)).add(")");
        String tested = tested(table, alias, atom);
        return tested.isEmpty() ? negative : Sql.of("(").add(negative).add(" OR " + tested + " IS NULL)");
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
        return field.multiValued() ? "" : Operands.tested(field, mode).of(alias);
    }

    /** Distinct, smallest first: the order rows are locked in. */
    static List<UUID> sorted(Collection<UUID> ids) {
        return ids.stream().distinct().sorted(SortKey.BY_ID).toList();
    }

    private Sql present(FieldColumns field, String alias) {
        return field.multiValued()
                ? anyElement(field, alias, child -> Sql.empty())
                : Sql.of(field.main().of(alias) + " IS NOT NULL");
    }

    private static Sql ordered(FieldColumns field, String alias, Condition.Compare compare) {
        Column column = Operands.tested(field, compare.mode());
        Object literal = Operands.literal(compare.value());
        if (literal instanceof Instant instant && !field.codec().keeps(instant)) {
            return between(column, alias, compare.op(), instant);
        }
        List<@Nullable Object> operand = field.codec().split(literal);
        Sql ordered = Sql.of(column.of(alias) + sign(compare.op())).bind(column.type(), operand.get(0));
        if (!(field.field().type() instanceof FieldType.Amount)) {
            return ordered;
        }
        Column currency = field.values().get(1);
        return ordered.add(" AND " + currency.of(alias) + " = ")
                .bind(currency.type(), operand.get(1))
                .inBrackets();
    }

    /** An instant between two that can be stored: a database would round it. */
    private static Sql between(Column column, String alias, Condition.Op op, Instant instant) {
        boolean later = op == Condition.Op.GE || op == Condition.Op.GT;
        return Sql.of(column.of(alias) + (later ? " > " : " <= "))
                .bind(column.type(), instant.truncatedTo(ChronoUnit.MICROS));
    }

    private static String sign(Condition.Op op) {
        return switch (op) {
            case EQ -> " = ";
            case LT -> " < ";
            case LE -> " <= ";
            case GT -> " > ";
            case GE -> " >= ";
        };
    }

    private Sql equal(TableLayout table, FieldColumns field, String alias, TextMode mode, List<Operand> operands) {
        List<Operands> groups = Operands.of(field, mode, operands);
        if (groups.isEmpty()) {
            return Sql.of(NOTHING);
        }
        return field.multiValued()
                ? anyElement(field, alias, child -> oneOfGroups(groups, group -> oneOf(child, group)))
                : oneOfGroups(groups, group -> oneOf(table, alias, group));
    }

    private static Sql oneOfGroups(List<Operands> groups, Function<Operands, Sql> oneOf) {
        List<Sql> rendered = groups.stream().map(oneOf).toList();
        return rendered.size() == 1
                ? rendered.get(0)
                : Sql.bracketed(" OR ", rendered).inBrackets();
    }

    /** The same in the table of a type, whose indexes may hold but the beginning of a text. */
    private Sql oneOf(TableLayout table, String alias, Operands group) {
        Column first = group.first();
        Sql lead = table.isIndexed(first) ? dialect.byIndex(first, alias, group.values()) : Sql.empty();
        return lead.add(oneOf(alias, group));
    }

    /** The row of that alias holds one of the values of the group. */
    Sql oneOf(String alias, Operands group) {
        Sql oneOf = isOneOf(group.first().of(alias), group.first().type(), group.values());
        for (int i = 1; i < group.columns().size(); i++) {
            Column column = group.columns().get(i);
            oneOf.add(" AND " + column.of(alias) + " = ")
                    .bind(column.type(), group.rest().get(i - 1));
        }
        return oneOf;
    }

    private Sql isOneOf(String column, ColumnType type, List<?> values) {
        if (values.size() == 1) {
            return Sql.of(column + " = ").bind(type, values.get(0));
        }
        if (values.size() > dialect.longestList() || listed + values.size() > LISTED_BINDS) {
            return dialect.isOneOf(column, type, values);
        }
        listed += values.size();
        return Sql.of(column + " IN (").bindAll(type, values).add(")");
    }

    private Sql matching(TableLayout table, FieldColumns field, String alias, Condition.Match match) {
        String pattern = pattern(match.part(), match.text());
        if (field.multiValued()) {
            Column searched = field.values().get(field.codec().searched());
            return anyElement(field, alias, child -> like(searched, child, pattern));
        }
        Column tested = Operands.tested(field, match.mode());
        boolean led = match.part() == Condition.Part.STARTS_WITH && table.isIndexed(tested);
        Sql lead = led ? dialect.byIndexedStart(tested, alias, match.text(), pattern) : Sql.empty();
        return lead.add(like(tested, alias, pattern));
    }

    private static Sql like(Column column, String alias, String pattern) {
        return Sql.of(column.of(alias) + " LIKE ").bind(column.type(), pattern).add(" ESCAPE '!'");
    }

    private static String pattern(Condition.Part part, String text) {
        String literal = text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return switch (part) {
            case CONTAINS -> "%" + literal + "%";
            case STARTS_WITH -> literal + "%";
            case ENDS_WITH -> "%" + literal;
        };
    }

    /** Some element of a multi-valued field fits; the condition speaks of the alias it is given. */
    private Sql anyElement(FieldColumns field, String alias, Function<String, Sql> fits) {
        String child = alias("c");
        return Sql.of("EXISTS (SELECT 1 FROM " + field.table() + " " + child + " WHERE "
                        + Column.RECORD.isChildOf(child, alias))
                .and(fits.apply(child))
                .add(")");
    }
}
