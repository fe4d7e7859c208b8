package dev.crmkit.core.internal.analysis;

import java.util.List;

/** A condition over cells instead of values. */
sealed interface Formula {

    Truth under(Assignment assignment);

    record All(List<Formula> parts) implements Formula {
        @Override
        public Truth under(Assignment assignment) {
            return joined(parts, assignment, Truth.NO, Truth.YES);
        }
    }

    record Any(List<Formula> parts) implements Formula {
        @Override
        public Truth under(Assignment assignment) {
            return joined(parts, assignment, Truth.YES, Truth.NO);
        }
    }

    record Not(Formula part) implements Formula {
        @Override
        public Truth under(Assignment assignment) {
            return part.under(assignment).opposite();
        }
    }

    /** One of the atoms over one variable. */
    record Atom(int variable, int number) implements Formula {
        @Override
        public Truth under(Assignment assignment) {
            return assignment.atom(variable, number);
        }
    }

    /** A question about related records, which may be answered either way. */
    record Far(int number) implements Formula {
        @Override
        public Truth under(Assignment assignment) {
            return assignment.far(number);
        }
    }

    private static Truth joined(List<Formula> parts, Assignment assignment, Truth decisive, Truth otherwise) {
        Truth joined = otherwise;
        for (Formula part : parts) {
            Truth truth = part.under(assignment);
            if (truth == decisive) {
                return decisive;
            }
            joined = truth == Truth.OPEN ? Truth.OPEN : joined;
        }
        return joined;
    }
}
