package dev.crmkit.core.access;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.value.RecordRef;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The users and units that conditions of rules name one by one: whoever is imagined may be one of them, and may hold a
 * role in, above or beside one of these units.
 */
record NamedRefs(Set<RecordRef> users, Set<RecordRef> units) {

    static NamedRefs of(Collection<AccessRule> rules) {
        NamedRefs named = new NamedRefs(new TreeSet<>(HeldRole.BY_ID), new TreeSet<>(HeldRole.BY_ID));
        rules.forEach(rule -> rule.reach().where().forEach((type, where) -> named.add(where, type)));
        return named;
    }

    private void add(Condition condition, String type) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> add(part, type));
        } else if (condition instanceof Condition.Any any) {
            any.parts().forEach(part -> add(part, type));
        } else if (condition instanceof Condition.Not not) {
            add(not.part(), type);
        } else if (condition instanceof Condition.Ids ids) {
            ids.ids().forEach(id -> add(type, id));
        } else if (condition instanceof Condition.Compare compare) {
            add(compare.value());
        } else if (condition instanceof Condition.In in) {
            in.values().forEach(this::add);
        }
    }

    private void add(String type, UUID id) {
        add(Operand.of(new RecordRef(type, id)));
    }

    private void add(Operand operand) {
        if (operand instanceof Operand.Literal literal && literal.value() instanceof RecordRef ref) {
            if (ref.type().equals("user")) {
                users.add(ref);
            } else if (ref.type().equals("unit")) {
                units.add(ref);
            }
        }
    }
}
