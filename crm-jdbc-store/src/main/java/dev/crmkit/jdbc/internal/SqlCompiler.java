package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionForm;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.FieldType;
import java.util.List;
import java.util.function.Function;

/**
 * Makes SQL of conditions. Every value is bound; names come from the layout alone.
 *
 * <p>The condition is brought into negation normal form first. There an unknown of SQL behaves as false, so positive
 * atoms stand bare and a negated one adds the empty case. One compiler serves one statement; not thread-safe.
 */
final class SqlCompiler {
    /** The alias of the table a condition speaks of. */
    static final String ROOT = "t";

    private static final int LOCKED_KEYS = 1_000;

    private final SchemaLayout schema;
    private final Dialect dialect;
    private final String tenant;
    private final AtomSql atoms;
    private final Ways ways;

    SqlCompiler(SchemaLayout schema, Dialect dialect, String tenant) {
        this.schema = schema;
        this.dialect = dialect;
        this.tenant = tenant;
        this.atoms = new AtomSql(dialect);
        this.ways = new Ways(this, schema, dialect, atoms);
    }

    /** Whether the condition is false of every record, so that nobody need be asked. */
    static boolean isNever(Condition condition) {
        return ConditionForm.normal(condition).equals(Condition.never());
    }

    /**
     * The records {@code t} of the tenant that fit, for a statement that only reads.
     *
     * @param sql FROM and WHERE
     * @param order what ORDER BY begins with: the tenant, as the indexes do, so that the rows may be read in order;
     *     nothing where H2 would miss the way for it
     */
    record Source(Sql sql, String order) {}

    Source source(TableLayout table, Condition condition) {
        List<Condition> parts = conjuncts(condition);
        if (!dialect.needsGuidance()) {
            return new Source(plain(table, parts), "");
        }
        return ways.of(table, parts)
                .map(way -> by(way, table, parts))
                .orElseGet(() -> new Source(plain(table, parts), Column.TENANT.of(ROOT) + ", "));
    }

    private Sql plain(TableLayout table, List<Condition> parts) {
        return Sql.of(" FROM " + table.name() + " " + ROOT + " WHERE ")
                .add(ofTenant(ROOT))
                .and(all(table, parts));
    }

    /**
     * Reads some of the records {@code t} that fit.
     *
     * @param select SELECT and what is selected
     * @param cut adds the order and the limit to FROM and WHERE
     */
    Sql whole(Sql select, TableLayout table, Condition condition, Function<Source, Sql> cut) {
        Sql some = cut.apply(source(table, condition));
        return dialect.needsGuidance()
                ? select.add(picked(table, Sql.of("SELECT t.id AS v").add(some)))
                : select.add(some);
    }

    private Source by(Way way, TableLayout table, List<Condition> parts) {
        Sql sql = Sql.of(" FROM ");
        if (way.certain()) {
            sql.add(joined(way.from(), table, way.on())).add(" WHERE " + Column.ID.of(ROOT) + " IS NOT NULL");
        } else {
            sql.add(way.from())
                    .add(", " + table.name() + " " + ROOT + " WHERE ")
                    .add(ofTenant(ROOT));
            sql.and(way.on());
        }
        return new Source(sql.and(way.where()).and(all(table, without(parts, way.part()))), "");
    }

    /** An outer join, because no planner begins one with its second table. */
    private Sql joined(Sql first, TableLayout table, Sql on) {
        return Sql.empty()
                .add(first)
                .add(" LEFT JOIN " + table.name() + " " + ROOT + " ON ")
                .add(ofTenant(ROOT))
                .and(on);
    }

    /** FROM that reads the records {@code t} whose ids a query picks, which selects them as {@code v}. */
    private Sql picked(TableLayout table, Sql ids) {
        return Sql.of(" FROM ")
                .add(joined(Sql.of("(").add(ids).add(") u"), table, Sql.of(Column.ID.of(ROOT) + " = u.v")));
    }

    /** A condition on the row {@code t} of a statement that changes one record: the way in is its id. */
    Sql permit(TableLayout table, Condition condition) {
        return ofTenant(ROOT).and(all(table, conjuncts(condition)));
    }

    /** A condition on the rows {@code t} of a statement that locks: they must come from one table. */
    Sql predicate(TableLayout table, Condition condition) {
        if (!dialect.needsGuidance()) {
            return permit(table, condition);
        }
        List<Condition> parts = conjuncts(condition);
        return Ways.keys(table, parts)
                .filter(keys -> keys.values().size() <= LOCKED_KEYS)
                .map(keys -> keyList(keys).and(all(table, without(parts, keys.part()))))
                .orElseGet(() -> permit(table, condition));
    }

    static List<Condition> without(List<Condition> parts, Condition excepted) {
        return parts.stream().filter(part -> part != excepted).toList();
    }

    /** Pairs, because H2 uses an index for a list only when the list covers its first column. */
    private Sql keyList(Ways.Keys keys) {
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

    /** The row of that alias is the tenant's. */
    Sql ofTenant(String alias) {
        return Sql.of(Column.TENANT.of(alias) + " = ").bind(Column.TENANT.type(), tenant);
    }

    /** What must hold all together, each in normal form. */
    static List<Condition> conjuncts(Condition condition) {
        Condition normal = ConditionForm.normal(condition);
        return normal instanceof Condition.All all ? all.parts() : List.of(normal);
    }

    private Sql all(TableLayout table, List<Condition> parts) {
        return Sql.joined(
                " AND ", parts.stream().map(part -> render(table, ROOT, part)).toList());
    }

    /** A condition in normal form, in brackets where it needs them. */
    private Sql render(TableLayout table, String alias, Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts().isEmpty() ? Sql.of("1 = 1") : connected(" AND ", table, alias, all.parts());
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().isEmpty() ? Sql.of(AtomSql.NOTHING) : connected(" OR ", table, alias, any.parts());
        }
        if (condition instanceof Condition.Exists exists) {
            return exists(table, alias, exists);
        }
        return condition instanceof Condition.Not not
                ? negated(table, alias, not.part())
                : atoms.positive(table, alias, condition);
    }

    private Sql connected(String connective, TableLayout table, String alias, List<Condition> parts) {
        List<Sql> rendered =
                parts.stream().map(part -> render(table, alias, part)).toList();
        return Sql.joined(connective, rendered).inBrackets();
    }

    private Sql negated(TableLayout table, String alias, Condition part) {
        return part instanceof Condition.Exists exists
                ? Sql.of("NOT ").add(exists(table, alias, exists))
                : atoms.negative(table, alias, part);
    }

    private Sql exists(TableLayout table, String alias, Condition.Exists exists) {
        TableLayout target = schema.table(exists.relation().target());
        String other = atoms.alias(ROOT);
        Sql sql = Sql.of("EXISTS (SELECT 1 FROM " + target.name() + " " + other);
        if (exists.relation() instanceof Relation.Forward forward) {
            sql.add(linked(table.of(forward.field()), alias, target.type().key(), other));
        } else {
            Relation.Inverse inverse = (Relation.Inverse) exists.relation();
            sql.add(linked(target.of(inverse.field()), other, table.type().key(), alias));
        }
        sql.add(" AND " + Column.TENANT.same(alias, other));
        if (target.hasBin()) {
            sql.add(" AND " + target.deletedAt().of(other) + " IS NULL");
        }
        return sql.and(render(target, other, exists.where())).add(")");
    }

    /** WHERE, with a child table before it if need be: the link of the holder points to the other record. */
    private Sql linked(FieldColumns link, String holder, String type, String pointedTo) {
        String child = link.multiValued() ? atoms.alias("c") : holder;
        Sql sql = link.multiValued()
                ? Sql.of(", " + link.table() + " " + child + " WHERE " + Column.RECORD.isChildOf(child, holder)
                        + " AND ")
                : Sql.of(" WHERE ");
        sql.add(link.main().of(child) + " = " + Column.ID.of(pointedTo));
        if (!pointsTo(link, type)) {
            return sql.add(" AND " + AtomSql.NOTHING);
        }
        return link.values().size() == 1
                ? sql
                : sql.add(" AND " + link.values().get(1).of(child) + " = ")
                        .bind(link.values().get(1).type(), type);
    }

    /** Whether the link may point to records of that type. */
    static boolean pointsTo(FieldColumns link, String type) {
        return link.field().type() instanceof FieldType.MultiReference many
                ? many.target().equals(type)
                : ((FieldType.Reference) link.field().type()).targets().contains(type);
    }
}
