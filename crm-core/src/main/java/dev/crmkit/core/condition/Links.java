package dev.crmkit.core.condition;

import dev.crmkit.spi.schema.FieldType;
import java.util.List;

/** Where references point. */
final class Links {
    private Links() {}

    /** The keys of the types a field may point to; empty for a field that is no reference. */
    static List<String> targets(FieldType<?> type) {
        if (type instanceof FieldType.Reference reference) {
            return reference.targets();
        }
        return type instanceof FieldType.MultiReference multi ? List.of(multi.target()) : List.of();
    }
}
