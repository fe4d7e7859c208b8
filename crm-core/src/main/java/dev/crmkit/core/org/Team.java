package dev.crmkit.core.org;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;

/** The record type {@code team}: people of any units who work together. Records are shared with it as with a user. */
@ForCallers
public record Team(Record record) implements RecordView {
    /** Unique; compared as it stands. */
    public static final Field<String> CODE =
            Field.code("code", 60).label("Код", "Code").required().unique();

    public static final Field<String> NAME =
            Field.text("name", 200).label("Название", "Name").required();

    public static final RecordType TYPE = RecordType.plain("team")
            .label("Команда", "Team")
            .fields(CODE, NAME)
            .withHistory()
            .build();

    public String code() {
        return record.require(CODE);
    }

    public String name() {
        return record.require(NAME);
    }
}
