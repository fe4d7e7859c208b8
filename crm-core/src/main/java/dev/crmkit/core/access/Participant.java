package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.RecordRef;

/**
 * The record type {@code participant}: a business record is shared with a user or a team beside its owner and its unit.
 *
 * <p>What that allows is for the rules to say: a scope from PARTICIPANT on includes what is shared with the holder of the
 * role, one from TEAM on what is shared with his teams; an action that writes asks for an EDITOR.
 */
@ForCallers
public final class Participant {
    public static final Field<RecordRef> RECORD = Field.reference(
                    "record", "lead", "deal", "quote", "contract", "task", "company", "contact", "interaction")
            .label("Запись", "Record")
            .required();
    /** A user or a team. */
    public static final Field<RecordRef> WHO = Field.reference("who", "user", "team")
            .label("Участник", "Participant")
            .required();

    public static final Field<String> LEVEL = Field.choice(
                    "level", Option.of("READER", "Читает", "Reader"), Option.of("EDITOR", "Изменяет", "Editor"))
            .label("Участие", "Level")
            .required();
    /** Record and participant, so that nobody takes part twice. */
    public static final Field<String> KEY =
            Field.code("key", 200).label("Ключ", "Key").required().unique();

    public static final RecordType TYPE = RecordType.plain("participant")
            .label("Участник", "Participant")
            .fields(RECORD, WHO, LEVEL, KEY)
            .withHistory()
            .build();

    /** The value of {@link #KEY}. */
    public static String key(RecordRef record, RecordRef who) {
        return record + "|" + who;
    }

    private Participant() {}
}
