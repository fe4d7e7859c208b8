package dev.crmkit.core.internal.json;

import dev.crmkit.core.condition.ConditionJson;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;

/** Conditions inside a larger document. */
final class InnerConditions {
    private final RecordType type;
    private final Schema schema;
    private final JsonFaults faults;

    InnerConditions(RecordType type, Schema schema, JsonFaults faults) {
        this.type = type;
        this.schema = schema;
        this.faults = faults;
    }

    /** The checked condition; one with faults is always true. */
    Condition read(Object json, String pointer) {
        try {
            return ConditionJson.read(Json.write(json), type, schema);
        } catch (InvalidInputException e) {
            e.violations().forEach(violation -> faults.add(violation.at(pointer)));
            return Condition.always();
        }
    }
}
