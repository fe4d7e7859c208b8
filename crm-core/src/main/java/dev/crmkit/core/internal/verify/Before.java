package dev.crmkit.core.internal.verify;

import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.ValueSource;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import java.util.Optional;
import java.util.UUID;

/**
 * A condition on the record as a transition leaves it, said of the record as it was before: what the transition assigns
 * is put in place of the field. Values that are not known here become {@linkplain Opaque questions}.
 *
 * @param type of the record
 * @param way whose assignments are looked through
 */
record Before(RecordType type, TransitionDefinition way) {

    /** Of a condition of literals. */
    Condition of(Condition after) {
        return way.effects().isEmpty() ? after : Trees.map(after, this::atom);
    }

    /** The last assignment of a field whose own condition holds counts; that is judged before all of them. */
    private Condition atom(Condition atom) {
        Condition before = atom;
        for (GuardedEffect effect : way.effects()) {
            Optional<Condition> put = put(effect.effect(), atom);
            if (put.isPresent()) {
                before = chosen(Symbols.resolved(effect.when()), put.get(), before);
            }
        }
        return before;
    }

    private static Condition chosen(Condition when, Condition then, Condition otherwise) {
        return when.equals(Condition.always())
                ? then
                : when.and(then).or(when.not().and(otherwise));
    }

    /** What the atom comes to after the effect; empty when the effect does not touch what it asks about. */
    private Optional<Condition> put(Effect effect, Condition atom) {
        Optional<Field<?>> field = asked(atom);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        if (effect instanceof Effect.Plugin plugin) {
            return Optional.of(Opaque.question(way.name() + " " + plugin.action(), atom));
        }
        if (effect instanceof Effect.Assign assign) {
            return Optional.ofNullable(assign.values().get(field.get().key()))
                    .map(source -> put(source, field.get(), atom));
        }
        return Optional.empty();
    }

    private static Optional<Field<?>> asked(Condition atom) {
        return atom instanceof Condition.Exists exists && exists.relation() instanceof Relation.Forward forward
                ? Optional.of(forward.field())
                : Trees.field(atom);
    }

    private Condition put(ValueSource source, Field<?> field, Condition atom) {
        if (!(atom instanceof Condition.Exists)) {
            if (source instanceof ValueSource.Literal literal) {
                return constant(atom, Record.create(type, new UUID(0, 1)).put(field, literal.value()));
            }
            if (source instanceof ValueSource.Empty) {
                return constant(atom, Record.create(type, new UUID(0, 1)));
            }
            if (atom instanceof Condition.Present && isSomething(source)) {
                return Condition.always();
            }
            if (source instanceof ValueSource.FromField from) {
                return copied(from, field, atom);
            }
        }
        return Opaque.question(way.name() + " " + source, atom);
    }

    private static boolean isSomething(ValueSource source) {
        return source instanceof ValueSource.Now
                || source instanceof ValueSource.Self
                || source instanceof ValueSource.Increment;
    }

    private Condition copied(ValueSource.FromField from, Field<?> field, Condition atom) {
        return type.field(from.field())
                .filter(other -> other.type().equals(field.type()))
                .map(other -> Trees.about(other, atom))
                .orElseGet(() -> Opaque.question(way.name() + " " + from, atom));
    }

    private static Condition constant(Condition atom, Record.Builder record) {
        boolean holds = ConditionEvaluator.compile(atom).matches(record.build(), Related.none());
        return holds ? Condition.always() : Condition.never();
    }
}
