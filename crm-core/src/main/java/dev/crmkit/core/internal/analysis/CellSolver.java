package dev.crmkit.core.internal.analysis;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a record that fits a condition of literals.
 *
 * <p>The values of each field fall into cells no atom tells apart: the constants, the gaps between them, empty. Trying
 * one value of each cell is trying them all. Fields are free: whether they are required, or what the workflow allows, is
 * not asked. Related records may be anything. Stateless and thread-safe.
 */
public final class CellSolver {
    /** Choices tried before giving up. */
    private static final int BUDGET = 20_000;

    private static final int RELATIONS = 8;

    private final Problem problem;
    private final RecordType type;
    private final List<List<Cell>> cells = new ArrayList<>();
    private final Assignment assignment;
    private boolean complete = true;
    private boolean leaned;
    private int left = BUDGET;

    private CellSolver(Problem problem, RecordType type) {
        this.problem = problem;
        this.type = type;
        this.assignment = new Assignment(problem.variables().size());
    }

    public static CellVerdict solve(Condition condition, RecordType type) {
        Problem problem = new Problem(condition, type);
        if (!problem.foreign().isEmpty()) {
            return CellVerdict.Undecided.because(
                    "the condition does not suit the field " + problem.foreign().get(0) + " of " + type,
                    "условие не подходит к полю " + problem.foreign().get(0) + " типа " + type);
        }
        return new CellSolver(problem, type).solve(condition);
    }

    private CellVerdict solve(Condition condition) {
        for (Variable variable : problem.variables()) {
            Candidates candidates = CellValues.of(variable);
            complete &= candidates.complete();
            cells.add(variable.cells(candidates));
        }
        Record found = search(0);
        if (found == null) {
            return nothing();
        }
        requireFit(condition, found);
        return new CellVerdict.Some(found);
    }

    private CellVerdict nothing() {
        if (left <= 0) {
            return CellVerdict.Undecided.because("there are too many cases", "случаев слишком много");
        }
        if (leaned) {
            return new CellVerdict.Undecided(
                    new Label("зависит от связанных записей", "it depends on related records"), true);
        }
        return complete
                ? new CellVerdict.None()
                : CellVerdict.Undecided.because(
                        "not every kind of value could be tried", "перебраны не все виды значений");
    }

    /** The witness answers for the solver: the evaluator has the last word. */
    private static void requireFit(Condition condition, Record found) {
        ConditionEvaluator.Matcher matcher = ConditionEvaluator.compile(condition);
        if (!matcher.matches(found, (from, exists) -> false) || !matcher.matches(found, (from, exists) -> true)) {
            throw new IllegalStateException("The solver found " + found + ", which does not fit");
        }
    }

    /** Null: none with the choices made so far. */
    private @Nullable Record search(int variable) {
        Truth truth = problem.formula().under(assignment);
        if (truth == Truth.YES) {
            return witness();
        }
        if (truth == Truth.NO || left-- <= 0) {
            return null;
        }
        return variable == cells.size() ? supposing() : branch(variable);
    }

    private @Nullable Record branch(int variable) {
        for (Cell cell : cells.get(variable)) {
            assignment.choose(variable, cell);
            Record found = search(variable + 1);
            if (found != null) {
                return found;
            }
        }
        assignment.free(variable);
        return null;
    }

    /** All fields have values: what is open is open because of related records. */
    private @Nullable Record supposing() {
        boolean always = problem.far() <= RELATIONS;
        boolean never = always;
        for (long answers = 0; (always || never) && answers < 1L << problem.far(); answers++) {
            assignment.suppose(answers);
            boolean holds = problem.formula().under(assignment) == Truth.YES;
            always &= holds;
            never &= !holds;
        }
        assignment.supposeNothing();
        leaned |= !always && !never;
        return always ? witness() : null;
    }

    private Record witness() {
        Record.Builder record = Record.create(type, id());
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = assignment.cell(i);
            if (cell != null && cell.value() != null) {
                problem.variables().get(i).put(record, cell.value());
            }
        }
        return record.build();
    }

    private UUID id() {
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = assignment.cell(i);
            if (cell != null && cell.value() instanceof UUID own) {
                return own;
            }
        }
        return new UUID(0, 1);
    }
}
