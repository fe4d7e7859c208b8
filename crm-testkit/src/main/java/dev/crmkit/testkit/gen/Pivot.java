package dev.crmkit.testkit.gen;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Condition.Op;
import dev.crmkit.spi.condition.Condition.Part;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Fold;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Conditions that are true of one record because of how they are made: no evaluator is asked. A store whose answer lacks
 * the record is wrong, whatever the evaluator says. Not thread-safe.
 */
@ForCallers
public final class Pivot {
    private final Dice dice;
    private final World world;
    private final Conditions others;

    public Pivot(Dice dice, World world) {
        this.dice = dice;
        this.world = world;
        this.others = new Conditions(dice, world);
    }

    /** A tree of at most this depth that is true of the record. */
    public Condition trueOf(Record record, int depth) {
        if (depth <= 1) {
            return atom(record);
        }
        Condition part = trueOf(record, depth - 1);
        Condition any = others.any(record.type().key(), depth - 1);
        return switch (dice.below(5)) {
            case 0 -> part.and(trueOf(record, depth - 1));
            case 1 -> new Condition.Any(dice.shuffled(List.of(part, any)));
            case 2 -> new Condition.Not(new Condition.All(dice.shuffled(List.of(new Condition.Not(part), any))));
            case 3 -> new Condition.Not(new Condition.Any(List.of(new Condition.Not(part))));
            default -> related(record, depth - 1).orElse(part);
        };
    }

    private Optional<Condition> related(Record record, int depth) {
        Field<?> field = dice.pick(List.copyOf(record.type().fields()));
        List<Condition> ways = new ArrayList<>();
        for (Object element : elements(record, field)) {
            if (element instanceof RecordRef ref) {
                world.get(ref)
                        .filter(World::live)
                        .ifPresent(target -> ways.add(Condition.exists(
                                new Relation.Forward(field, ref.type()), trueOf(target, Math.min(depth, 2)))));
            }
        }
        return ways.isEmpty() ? Optional.empty() : Optional.of(dice.pick(ways));
    }

    /** Every atom is false where its field is empty. */
    private Condition atom(Record record) {
        if (dice.chance(5)) {
            return Condition.id(record.id());
        }
        Field<?> field = dice.pick(List.copyOf(record.type().fields()));
        List<?> elements = elements(record, field);
        if (elements.isEmpty()) {
            return new Condition.Not(others.atom(record.type().key(), field));
        }
        return dice.chance(10) ? new Condition.Present(field) : of(field, dice.pick(elements));
    }

    private static List<?> elements(Record record, Field<?> field) {
        Object value = record.value(field).orElse(List.of());
        return value instanceof List<?> list ? list : List.of(value);
    }

    private Condition of(Field<?> field, Object value) {
        TextMode mode = Atoms.mode(dice, field);
        if (Atoms.foldsToNothing(field, value, mode)) {
            return new Condition.Present(field);
        }
        if (Atoms.matchable(field) && (dice.chance(50) || !Atoms.comparable(field))) {
            return part(field, Atoms.text(value, mode), mode);
        }
        boolean bounded = Atoms.ordered(field) && !Atoms.foldsToNothing(field, value, TextMode.FOLDED);
        if (bounded && dice.chance(50)) {
            return bound(field, value);
        }
        return dice.chance(50)
                ? Atoms.compare(field, Op.EQ, value, mode)
                : Atoms.in(field, List.of(Values.near(dice, value), value), mode);
    }

    private Condition part(Field<?> field, String text, TextMode mode) {
        String piece = Texts.piece(dice, text);
        boolean clean = mode == TextMode.EXACT || Fold.fold(piece).equals(piece);
        return Atoms.match(field, Part.CONTAINS, clean ? piece : text, mode);
    }

    private Condition bound(Field<?> field, Object value) {
        return switch (dice.below(4)) {
            case 0 -> Atoms.compare(field, Op.LE, value, TextMode.FOLDED);
            case 1 -> Atoms.compare(field, Op.GE, value, TextMode.FOLDED);
            case 2 -> new Condition.Not(Atoms.compare(field, Op.LT, value, TextMode.FOLDED));
            default -> new Condition.Not(Atoms.compare(field, Op.GT, value, TextMode.FOLDED));
        };
    }
}
