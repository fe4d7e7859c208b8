package dev.crmkit.core.internal.analysis;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionForm;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A condition taken apart into variables and a formula. Not thread-safe. */
final class Problem {
    private static final String ID = "";

    private final RecordType type;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<Condition> far = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();
    private final Formula formula;

    Problem(Condition condition, RecordType type) {
        this.type = type;
        this.formula = formula(ConditionForm.normal(condition));
    }

    Formula formula() {
        return formula;
    }

    List<Variable> variables() {
        return variables;
    }

    /** How many different questions about related records there are. */
    int far() {
        return far.size();
    }

    /** What cannot be judged: fields the type does not have as they are named, values not of their kind. */
    List<String> foreign() {
        return foreign;
    }

    private Formula formula(Condition condition) {
        if (condition instanceof Condition.All all) {
            return new Formula.All(all.parts().stream().map(this::formula).toList());
        }
        if (condition instanceof Condition.Any any) {
            return new Formula.Any(any.parts().stream().map(this::formula).toList());
        }
        if (condition instanceof Condition.Not not) {
            return new Formula.Not(formula(not.part()));
        }
        return condition instanceof Condition.Exists exists ? far(exists) : atom(condition);
    }

    private Formula far(Condition.Exists exists) {
        if (!far.contains(exists)) {
            far.add(exists);
        }
        return new Formula.Far(far.indexOf(exists));
    }

    private Formula atom(Condition atom) {
        Optional<Field<?>> named = Atoms.field(atom);
        if (named.isEmpty()) {
            return atom(atom, number(ID, Variable.id(type)));
        }
        Field<?> field = named.get();
        Optional<Field<?>> own = type.field(field.key()).filter(field::equals);
        if (own.isEmpty() || !Atoms.isTyped(atom)) {
            foreign.add(field.key());
            return new Formula.Any(List.of());
        }
        return atom(atom, number(field.key(), Variable.of(type, own.get())));
    }

    private Formula atom(Condition atom, int variable) {
        return new Formula.Atom(variable, variables.get(variable).number(atom));
    }

    private int number(String key, Variable fresh) {
        return numbers.computeIfAbsent(key, unknown -> {
            variables.add(fresh);
            return variables.size() - 1;
        });
    }
}
