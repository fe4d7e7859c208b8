package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the way to the records of a condition: listed keys, an element of a list such as a phone, or else a related
 * record. H2 finds none of them by itself. For one statement; not thread-safe.
 */
final class Ways {
    private static final int SELECTIVE_LINKS = 50;

    private final SqlCompiler compiler;
    private final SchemaLayout schema;
    private final Dialect dialect;
    private final AtomSql atoms;

    Ways(SqlCompiler compiler, SchemaLayout schema, Dialect dialect, AtomSql atoms) {
        this.compiler = compiler;
        this.schema = schema;
        this.dialect = dialect;
        this.atoms = atoms;
    }

    /** A conjunct that lists the values of an indexed column. */
    record Keys(Condition part, Column column, List<?> values) {}

    /** The best way to the records that fit all parts, if there is one worth taking. */
    Optional<Way> of(TableLayout table, List<Condition> parts) {
        return keys(table, parts)
                .filter(keys -> keys.values().size() <= dialect.longestValueTable())
                .map(this::byKeys)
                .or(() -> first(parts, part -> byElement(table, part)))
                .or(() -> names(table, parts) ? Optional.empty() : first(parts, part -> byRelation(table, part)));
    }

    private static <R> Optional<R> first(List<Condition> parts, Function<Condition, Optional<R>> found) {
        return parts.stream().flatMap(part -> found.apply(part).stream()).findFirst();
    }

    private Way byKeys(Keys keys) {
        return new Way(
                keys.part(),
                dialect.valueTable(keys.column().type(), keys.values()),
                Sql.of(keys.column().of(SqlCompiler.ROOT) + " = u.v"),
                Sql.empty(),
                true);
    }

    static Optional<Keys> keys(TableLayout table, List<Condition> parts) {
        return first(parts, part -> keys(table, part));
    }

    private static Optional<Keys> keys(TableLayout table, Condition part) {
        if (part instanceof Condition.Ids ids && ids.ids().size() > 1) {
            return Optional.of(new Keys(part, Column.ID, AtomSql.sorted(ids.ids())));
        }
        if (!(part instanceof Condition.In in)) {
            return Optional.empty();
        }
        return Operands.of(table.of(in.field()), in.mode(), in.values()).stream()
                .filter(group -> isKey(table, in.field(), group))
                .findFirst()
                .map(group -> new Keys(part, group.first(), group.values()));
    }

    /** Few links, or any number of unique values: hardly a good part of all records. */
    private static boolean isKey(TableLayout table, Field<?> field, Operands group) {
        int count = group.values().size();
        boolean selective =
                field.isUnique() || (field.type() instanceof FieldType.Reference && count <= SELECTIVE_LINKS);
        return selective && count > 1 && group.columns().size() == 1 && table.isIndexed(group.first());
    }

    private Optional<Way> byElement(TableLayout table, Condition part) {
        if (part instanceof Condition.Compare compare) {
            return byElement(table.of(compare.field()), part, List.of(compare.value()));
        }
        return part instanceof Condition.In in ? byElement(table.of(in.field()), part, in.values()) : Optional.empty();
    }

    /** By the first fitting element of each record. */
    private Optional<Way> byElement(FieldColumns field, Condition part, List<Operand> operands) {
        boolean selective = field.multiValued() && !(field.field().type() instanceof FieldType.MultiChoice);
        if (!selective || operands.size() > dialect.longestList()) {
            return Optional.empty();
        }
        return Operands.of(field, TextMode.EXACT, operands).stream().findFirst().map(group -> {
            String element = atoms.alias("e");
            return new Way(
                    part,
                    Sql.of(field.table() + " " + element),
                    Sql.of(Column.ID.of(SqlCompiler.ROOT) + " = " + Column.RECORD.of(element)),
                    compiler.ofTenant(element).and(atoms.oneOf(element, group)).and(isFirst(field, element, group)),
                    true);
        });
    }

    private Sql isFirst(FieldColumns field, String element, Operands group) {
        String other = atoms.alias("e");
        return Sql.of("NOT EXISTS (SELECT 1 FROM " + field.table() + " " + other + " WHERE "
                        + Column.TENANT.same(other, element) + " AND " + Column.RECORD.same(other, element) + " AND "
                        + Column.POSITION.of(other) + " < " + Column.POSITION.of(element))
                .and(atoms.oneOf(other, group))
                .add(")");
    }

    /** Whether some conjunct already names records by an index. */
    private static boolean names(TableLayout table, List<Condition> parts) {
        return parts.stream()
                .anyMatch(part -> part instanceof Condition.Ids
                        || (part instanceof Condition.Compare compare
                                && compare.op() == Condition.Op.EQ
                                && !table.of(compare.field()).multiValued()
                                && table.isIndexed(Operands.tested(table.of(compare.field()), compare.mode()))));
    }

    private Optional<Way> byRelation(TableLayout table, Condition part) {
        return part instanceof Condition.Exists exists
                ? Optional.of(exists).filter(found -> isPlainLink(table, found)).map(found -> byRelation(table, found))
                : Optional.empty();
    }

    private Way byRelation(TableLayout table, Condition.Exists exists) {
        String ids = atoms.alias("r");
        FieldColumns link = link(table, exists);
        boolean forward = exists.relation() instanceof Relation.Forward;
        Column end = forward ? link.main() : Column.ID;
        Sql on = Sql.of(end.of(SqlCompiler.ROOT) + " = " + ids + ".v");
        return new Way(
                exists,
                Sql.of("(").add(related(table, exists)).add(") " + ids),
                forward ? on.and(isOfKind(link, exists.relation().target())) : on,
                Sql.empty(),
                false);
    }

    private boolean isPlainLink(TableLayout table, Condition.Exists exists) {
        FieldColumns link = link(table, exists);
        String pointedTo = exists.relation() instanceof Relation.Forward
                ? exists.relation().target()
                : table.type().key();
        return !link.multiValued() && SqlCompiler.pointsTo(link, pointedTo);
    }

    private FieldColumns link(TableLayout table, Condition.Exists exists) {
        return exists.relation() instanceof Relation.Forward forward
                ? table.of(forward.field())
                : schema.table(exists.relation().target()).of(((Relation.Inverse) exists.relation()).field());
    }

    /** With several target types the link must be to the right one. */
    private static Sql isOfKind(FieldColumns link, String type) {
        if (link.values().size() == 1) {
            return Sql.empty();
        }
        Column kind = link.values().get(1);
        return Sql.of(kind.of(SqlCompiler.ROOT) + " = ").bind(kind.type(), type);
    }

    /** The ids the related records lead to, each once. */
    private Sql related(TableLayout table, Condition.Exists exists) {
        TableLayout target = schema.table(exists.relation().target());
        FieldColumns link = link(table, exists);
        boolean forward = exists.relation() instanceof Relation.Forward;
        Column named = forward ? Column.ID : link.main();
        Sql ids = Sql.of("SELECT " + (forward ? "" : "DISTINCT ") + named.of(SqlCompiler.ROOT) + " AS v")
                .add(compiler.source(target, exists.where()).sql());
        if (target.hasBin()) {
            ids.add(" AND " + target.deletedAt().of(SqlCompiler.ROOT) + " IS NULL");
        }
        return forward ? ids : ids.and(isOfKind(link, table.type().key()));
    }
}
