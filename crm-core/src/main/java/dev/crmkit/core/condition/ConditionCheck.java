package dev.crmkit.core.condition;

import dev.crmkit.core.value.InputCheck;
import dev.crmkit.core.value.PhoneNormalizers;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionLimits;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.PhoneNormalizer;
import java.util.IdentityHashMap;

/**
 * Checks a condition against the schema and brings its values to the types of their fields.
 *
 * <p>Fields become those of the type itself, values become what a record would hold ({@code 5} a Long, {@code
 * "2026-03-31"} a LocalDate), texts on fields declared exact are compared exactly. Checking what came out changes
 * nothing. Paths of violations are JSON pointers into the form {@link ConditionJson} writes. Stateless and thread-safe.
 */
@ForCallers
public final class ConditionCheck {
    private ConditionCheck() {}

    /**
     * Checks a condition on records of the type; phone numbers keep their digits.
     *
     * @throws dev.crmkit.spi.InvalidInputException with every violation, the first hundred in full
     */
    public static Condition check(Condition condition, RecordType type, Schema schema) {
        return check(condition, type, schema, PhoneNormalizers.digitsOnly());
    }

    /**
     * Checks a condition on records of the type.
     *
     * @param phones the normalizer the stored phone numbers went through
     * @throws dev.crmkit.spi.InvalidInputException with every violation, the first hundred in full
     */
    public static Condition check(Condition condition, RecordType type, Schema schema, PhoneNormalizer phones) {
        ConditionLimits.check(condition);
        CheckPass pass =
                new CheckPass(schema, new OperandCheck(InputCheck.with(phones)), new Faults(), new IdentityHashMap<>());
        return pass.checked(condition, type);
    }
}
