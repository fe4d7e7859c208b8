package dev.crmkit.core.definitions;

import dev.crmkit.core.condition.ConditionCheck;
import dev.crmkit.core.value.PhoneNormalizers;
import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.Violation;
import java.util.Collection;
import java.util.List;

/** Judges assignment policies with the rest of the definitions at hand. */
final class AssignmentCheck {
    private AssignmentCheck() {}

    /** Passes policies of known types whose conditions ask of the new record alone. */
    static void check(Collection<AssignmentPolicy> policies, Schema schema) {
        for (AssignmentPolicy policy : policies) {
            RecordType type = schema.find(policy.type())
                    .filter(RecordType::hasHeader)
                    .orElseThrow(() -> fault(
                            policy, "UNKNOWN_TYPE", "No such type has owners", "Нет такого типа с ответственными"));
            policy.rules().forEach(rule -> check(policy, rule, type, schema));
        }
    }

    private static void check(AssignmentPolicy policy, AssignmentRule rule, RecordType type, Schema schema) {
        if (looksAway(rule.when())) {
            throw fault(
                    policy,
                    "RELATION",
                    "A rule asks of the new record alone, not of others",
                    "Правило спрашивает только о новой записи");
        }
        try {
            ConditionCheck.check(rule.when(), type, schema, PhoneNormalizers.digitsOnly());
        } catch (InvalidInputException e) {
            throw new DefinitionException(e.violations());
        }
    }

    private static boolean looksAway(Condition condition) {
        return condition instanceof Condition.Exists
                || children(condition).stream().anyMatch(AssignmentCheck::looksAway);
    }

    private static List<Condition> children(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts();
        }
        if (condition instanceof Condition.Any any) {
            return any.parts();
        }
        return condition instanceof Condition.Not not ? List.of(not.part()) : List.of();
    }

    private static CrmException fault(AssignmentPolicy policy, String code, String en, String ru) {
        return DefinitionException.of(Violation.of("assign/" + policy.type(), code, en, ru));
    }
}
