package dev.crmkit.spi.schema;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;

/** A field behind a to-one link: sugar over {@code exists}, so that an absent link reads as an empty field. */
final class PathTerm<T> extends Term<T> {
    private final Field<?> link;
    private final String target;
    private final Term<T> rest;

    PathTerm(Field<?> link, String target, Term<T> rest) {
        this.link = link;
        this.target = target;
        this.rest = rest;
    }

    @Override
    Field<T> field() {
        return rest.field();
    }

    @Override
    Condition lift(Condition atom) {
        return new Condition.Exists(new Relation.Forward(link, target), rest.lift(atom));
    }
}
