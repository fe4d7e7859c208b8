package dev.crmkit.core.internal.verify;

import dev.crmkit.core.condition.ConditionCheck;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionForm;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import java.util.List;

/** What a condition of a workflow may be. */
final class ConditionRules {
    private final RecordType type;
    private final Schema schema;

    ConditionRules(RecordType type, Schema schema) {
        this.type = type;
        this.schema = schema;
    }

    /** Facts for guards are loaded one relation away. */
    void guard(Condition condition, Faults.Spot spot) {
        check(condition, 1, spot);
    }

    /** Effects are judged after the move, with no facts but the record. */
    void when(Condition condition, Faults.Spot spot) {
        check(condition, 0, spot);
    }

    private void check(Condition condition, int relations, Faults.Spot spot) {
        if (!isSound(condition, spot)) {
            return;
        }
        if (depth(condition) > relations) {
            tooFar(relations, spot);
        }
        if (ConditionForm.normal(condition).equals(Condition.never())) {
            spot.add("NEVER", "the condition never holds", "условие никогда не выполняется");
        }
    }

    /** Bearable and of the schema, its values as the fields keep them: nothing brings them there later. */
    private boolean isSound(Condition condition, Faults.Spot spot) {
        try {
            if (!ConditionCheck.check(condition, type, schema).equals(condition)) {
                spot.add(
                        "RAW_VALUE",
                        "values must be as the fields keep them: pass the condition through ConditionCheck first",
                        "значения должны быть такими, какими их хранят поля: сначала ConditionCheck");
            }
            return true;
        } catch (InvalidInputException e) {
            e.violations().forEach(spot::add);
            return false;
        }
    }

    private static void tooFar(int relations, Faults.Spot spot) {
        spot.add(
                "RELATION_DEPTH",
                relations == 0
                        ? "the condition of an effect looks at its own record only"
                        : "a guard looks at most one relation away",
                relations == 0
                        ? "условие действия смотрит только на свою запись"
                        : "условие перехода смотрит не далее одной связи");
    }

    /** How many relations away a condition of bearable size looks. */
    private static int depth(Condition condition) {
        if (condition instanceof Condition.Exists exists) {
            return 1 + depth(exists.where());
        }
        return parts(condition).stream().mapToInt(ConditionRules::depth).max().orElse(0);
    }

    private static List<Condition> parts(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts();
        }
        if (condition instanceof Condition.Any any) {
            return any.parts();
        }
        return condition instanceof Condition.Not not ? List.of(not.part()) : List.of();
    }
}
