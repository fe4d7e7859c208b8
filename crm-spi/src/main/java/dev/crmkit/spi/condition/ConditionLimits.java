package dev.crmkit.spi.condition;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The size a condition may have. Checked without recursion, so that a hostile tree cannot overflow the stack. */
@ForCallers
public final class ConditionLimits {
    public static final int NODES = 2_000;
    public static final int DEPTH = 50;
    public static final int RELATIONS = 4;
    public static final int VALUES = 100_000;

    private record Place(Condition node, int depth, int relations) {}

    private ConditionLimits() {}

    /**
     * Passes a condition of bearable size.
     *
     * @throws InvalidInputException with the code LIMIT when the tree is too large
     */
    public static void check(Condition condition) {
        Deque<Place> open = new ArrayDeque<>();
        open.push(new Place(condition, 1, 0));
        int nodes = 0;
        while (!open.isEmpty()) {
            Place place = open.pop();
            require(++nodes <= NODES, "nodes", NODES);
            require(place.depth <= DEPTH, "depth", DEPTH);
            require(place.relations <= RELATIONS, "relations", RELATIONS);
            require(values(place.node) <= VALUES, "values", VALUES);
            int relations = place.relations + (place.node instanceof Condition.Exists ? 1 : 0);
            children(place.node).forEach(child -> open.push(new Place(child, place.depth + 1, relations)));
        }
    }

    private static int values(Condition node) {
        if (node instanceof Condition.In in) {
            return in.values().size();
        }
        return node instanceof Condition.Ids ids ? ids.ids().size() : 0;
    }

    static List<Condition> children(Condition node) {
        if (node instanceof Condition.All all) {
            return all.parts();
        }
        if (node instanceof Condition.Any any) {
            return any.parts();
        }
        if (node instanceof Condition.Not not) {
            return List.of(not.part());
        }
        return node instanceof Condition.Exists exists ? List.of(exists.where()) : List.of();
    }

    private static void require(boolean holds, String what, int limit) {
        if (!holds) {
            throw InvalidInputException.of(Violation.of(
                    "condition",
                    "LIMIT",
                    "The condition is too large: at most " + limit + " " + what,
                    "Условие слишком велико: предел " + limit + " (" + what + ")"));
        }
    }
}
