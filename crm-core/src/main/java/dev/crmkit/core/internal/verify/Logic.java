package dev.crmkit.core.internal.verify;

import dev.crmkit.core.internal.analysis.CellSolver;
import dev.crmkit.core.internal.analysis.CellVerdict;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionForm;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Whether records of one type can fit conditions of literals, given that its required fields are there. */
final class Logic {
    /** Different questions answered about one definition. */
    private static final int QUESTIONS = 20_000;

    private final RecordType type;
    /** Whether conditions of this machine shift against each other: then nothing is ruled out. */
    private final boolean shifting;

    private final Map<Condition, CellVerdict> known = new HashMap<>();

    Logic(RecordType type, boolean shifting) {
        this.type = type;
        this.shifting = shifting;
    }

    /** Some record, none, or not known. */
    CellVerdict ask(Condition condition) {
        Condition normal = ConditionForm.normal(condition);
        if (normal.equals(Condition.never())) {
            return new CellVerdict.None();
        }
        return known.computeIfAbsent(normal, this::solve);
    }

    private CellVerdict solve(Condition condition) {
        if (known.size() >= QUESTIONS) {
            return CellVerdict.Undecided.because("there are too many questions", "вопросов слишком много");
        }
        CellVerdict verdict = CellSolver.solve(given(condition), type);
        return shifting && verdict instanceof CellVerdict.None
                ? CellVerdict.Undecided.because(
                        "it compares fixed and shifting values", "постоянные значения сравниваются с переменными")
                : verdict;
    }

    /** Only of fields it speaks of, so that a witness stays small. */
    private Condition given(Condition condition) {
        Set<Field<?>> required = new LinkedHashSet<>();
        for (Condition atom : Trees.atoms(condition)) {
            Trees.field(atom).filter(Field::isRequired).ifPresent(required::add);
        }
        Condition given = condition;
        for (Field<?> field : required) {
            given = given.and(new Condition.Present(field));
        }
        return given;
    }

    /** Whether no record fits, for certain. */
    boolean isImpossible(Condition condition) {
        return ask(condition) instanceof CellVerdict.None;
    }
}
