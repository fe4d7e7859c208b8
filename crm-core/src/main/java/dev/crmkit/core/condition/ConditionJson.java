package dev.crmkit.core.condition;

import dev.crmkit.core.internal.json.ConditionReader;
import dev.crmkit.core.internal.json.ConditionWriter;
import dev.crmkit.core.internal.json.Json;
import dev.crmkit.core.internal.json.JsonFaults;
import dev.crmkit.core.value.InputCheck;
import dev.crmkit.core.value.PhoneNormalizers;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionLimits;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.PhoneNormalizer;

/**
 * Conditions as JSON: {@code {"op":"ge","field":"amount","value":"100000.00 RUB"}}, {@code {"op":"and","args":[...]}}.
 *
 * <p>Operators: eq ne lt le gt ge between in notIn contains startsWith endsWith isEmpty isNotEmpty and or not exists
 * notExists ids. An operand is {@code value}, {@code "param":"me"} or {@code "relative":"today-7d"}. A field may be a
 * path over to-one links, {@code company.industry}, with the type named where there are several, {@code
 * client:company.industry}; the negative operators then hold for an absent link too. {@code "mode":"EXACT"} compares
 * text as it stands. A relation is {@code {"field":"company","to":"company"}} along a reference of the record, {@code
 * {"type":"deal","field":"company"}} against one; {@code where} may be left out.
 *
 * <p>Reading is strict and checks by {@link ConditionCheck}; paths of violations are JSON pointers. What was checked and
 * written reads back as an equal condition. Stateless and thread-safe.
 */
@ForCallers
public final class ConditionJson {
    private ConditionJson() {}

    /**
     * Reads and checks a condition on records of the type; phone numbers keep their digits.
     *
     * @throws dev.crmkit.spi.InvalidInputException with every violation, the first hundred in full
     */
    public static Condition read(String json, RecordType type, Schema schema) {
        return read(json, type, schema, PhoneNormalizers.digitsOnly());
    }

    /**
     * Reads and checks a condition on records of the type.
     *
     * @param phones the normalizer the stored phone numbers went through
     * @throws dev.crmkit.spi.InvalidInputException with every violation, the first hundred in full
     */
    public static Condition read(String json, RecordType type, Schema schema, PhoneNormalizer phones) {
        JsonFaults read = new JsonFaults();
        ConditionReader reader = new ConditionReader(schema, read);
        Condition condition = reader.read(Json.read(json), type, "");
        ConditionLimits.check(condition);
        Faults faults = new Faults();
        read.violations().forEach(faults::add);
        OperandCheck operands = new OperandCheck(InputCheck.with(phones));
        return new CheckPass(schema, operands, faults, reader.pointers()).checked(condition, type);
    }

    /** The canonical form, on one line. Relative times are written to the microsecond. */
    public static String write(Condition condition) {
        return Json.write(ConditionWriter.write(condition));
    }
}
