package dev.crmkit.core.client;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.RecordRef;

/**
 * One key a client is recognised by, such as a phone in E.164. The key is unique: of two clients created at once with
 * one phone exactly one succeeds.
 */
@ForCallers
public final class MatchKey {
    /** {@code contact|phone|+79161112233}. */
    public static final Field<String> KEY =
            Field.code("key", 300).label("Ключ", "Key").required().unique();

    public static final Field<RecordRef> RECORD = Field.reference("record", "contact", "company")
            .label("Запись", "Record")
            .required();

    public static final RecordType TYPE = RecordType.plain("match_key")
            .label("Ключ сопоставления", "Match key")
            .fields(KEY, RECORD)
            .build();

    private MatchKey() {}
}
