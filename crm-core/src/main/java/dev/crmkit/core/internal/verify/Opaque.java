package dev.crmkit.core.internal.verify;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;

/**
 * A question nobody can answer here, such as what a plugin says. It has the form of one about related records, of a type
 * that cannot be: the solver tries it both ways.
 */
final class Opaque {
    private static final Field<?> NOTHING = Field.text("nothing", 1);

    private Opaque() {}

    /** Equal questions have equal answers. */
    static Condition question(String about, Condition asked) {
        return Condition.exists(new Relation.Inverse("?" + about, NOTHING), asked);
    }

    /** What a guard check says of the record as a transition leaves it. */
    static Condition check(String name, RecordType type, String transition) {
        return question("check " + name + " " + type.key() + " " + transition, Condition.always());
    }
}
