package dev.crmkit.testkit.gen;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Condition.Op;
import dev.crmkit.spi.condition.Condition.Part;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Conditions about the records of a world, as a store gets them: literals, texts folded, types right. Their values are
 * those of the records or their nearest neighbours. Not thread-safe.
 */
@ForCallers
public final class Conditions {
    private static final int RELATIONS = 2;

    private final Dice dice;
    private final World world;

    public Conditions(Dice dice, World world) {
        this.dice = dice;
        this.world = world;
    }

    /** A tree of at most this depth, looking at most two relations away. */
    public Condition any(String type, int depth) {
        return tree(type, depth, RELATIONS);
    }

    private Condition tree(String type, int depth, int relations) {
        if (depth <= 1 || dice.chance(15)) {
            return atom(type);
        }
        return switch (dice.below(4)) {
            case 0 -> new Condition.All(parts(() -> tree(type, depth - 1, relations)));
            case 1 -> new Condition.Any(parts(() -> tree(type, depth - 1, relations)));
            case 2 -> new Condition.Not(tree(type, depth - 1, relations));
            default -> relations == 0 ? atom(type) : related(type, depth - 1, relations - 1);
        };
    }

    private List<Condition> parts(Supplier<Condition> part) {
        List<Condition> parts = new ArrayList<>();
        for (int i = dice.chance(4) ? 0 : dice.between(1, 3); i > 0; i--) {
            parts.add(part.get());
        }
        return parts;
    }

    private Condition related(String type, int depth, int relations) {
        Relation relation = dice.pick(relations(type));
        return Condition.exists(relation, tree(relation.target(), depth, relations));
    }

    /** All relations of the type, both ways. */
    private List<Relation> relations(String type) {
        List<Relation> relations = new ArrayList<>();
        for (Field<?> field : world.schema().type(type).fields()) {
            targets(field).forEach(target -> relations.add(new Relation.Forward(field, target)));
        }
        for (RecordType other : world.schema().types()) {
            other.fields().stream()
                    .filter(field -> targets(field).contains(type))
                    .forEach(field -> relations.add(new Relation.Inverse(other.key(), field)));
        }
        return relations;
    }

    static List<String> targets(Field<?> field) {
        if (field.type() instanceof FieldType.Reference reference) {
            return reference.targets();
        }
        return field.type() instanceof FieldType.MultiReference multi ? List.of(multi.target()) : List.of();
    }

    /** One atom about any field of the type, or about ids. */
    public Condition atom(String type) {
        if (dice.chance(5)) {
            return ids(type);
        }
        List<Field<?>> fields = List.copyOf(world.schema().type(type).fields());
        Field<?> field = dice.pick(fields);
        return Header.FIELDS.contains(field) ? atom(type, dice.pick(fields)) : atom(type, field);
    }

    private Condition ids(String type) {
        List<UUID> ids = new ArrayList<>(
                dice.some(world.all(type), 5).stream().map(Record::id).toList());
        ids.add(dice.id());
        return Condition.ids(dice.chance(90) ? ids : List.of());
    }

    /** One atom about this field. */
    Condition atom(String type, Field<?> field) {
        int kind = dice.below(10);
        if (kind == 0) {
            return new Condition.Present(field);
        }
        TextMode mode = Atoms.mode(dice, field);
        if (Atoms.matchable(field) && (kind < 5 || !Atoms.comparable(field))) {
            return Atoms.match(field, dice.pick(List.of(Part.values())), text(type, field, mode), mode);
        }
        if (kind < 7) {
            return Atoms.in(field, operands(type, field), mode);
        }
        if (Atoms.ordered(field) && dice.chance(70)) {
            return Atoms.compare(field, dice.pick(List.of(Op.values())), operand(type, field), TextMode.FOLDED);
        }
        return Atoms.compare(field, Op.EQ, operand(type, field), mode);
    }

    private List<Object> operands(String type, Field<?> field) {
        List<Object> operands = new ArrayList<>();
        for (int i = dice.between(0, 4); i > 0; i--) {
            operands.add(operand(type, field));
        }
        return operands;
    }

    private String text(String type, Field<?> field, TextMode mode) {
        String text = Atoms.text(operand(type, field), mode);
        return text.isEmpty() || dice.chance(20) ? Texts.any(dice, 3) : Texts.piece(dice, text);
    }

    /** A value a record has, one next to it, or any of the type; an element where the field has several. */
    private Object operand(String type, Field<?> field) {
        List<Record> records = world.all(type);
        Optional<Object> present =
                records.isEmpty() ? Optional.empty() : dice.pick(records).value(field);
        Object value = present.orElseGet(() -> Values.any(dice, field.type(), world::refs));
        Object element = value instanceof List<?> list ? dice.pick(list) : value;
        return isListed(field.type()) ? element : Values.near(dice, element);
    }

    private static boolean isListed(FieldType<?> type) {
        return type instanceof FieldType.Choice || type instanceof FieldType.MultiChoice;
    }
}
