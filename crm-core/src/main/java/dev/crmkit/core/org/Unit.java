package dev.crmkit.core.org;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.Optional;

/** The record type {@code unit} (подразделение): one node of the tree rights are given in. Every role reads it. */
@ForCallers
public record Unit(Record record) implements RecordView {
    /** Stable and unique, such as {@code north.sales}; the dots mean nothing. */
    public static final Field<String> CODE =
            Field.code("code", 60).label("Код", "Code").required().unique();

    public static final Field<String> NAME =
            Field.text("name", 200).label("Название", "Name").required();
    /** A {@link UnitKind}. */
    public static final Field<String> KIND = Field.choice(
                    "kind",
                    Option.of("NETWORK", "Сеть", "Network"),
                    Option.of("COMPANY", "Компания", "Company"),
                    Option.of("BRANCH", "Филиал", "Branch"),
                    Option.of("DEPARTMENT", "Отдел", "Department"))
            .label("Вид", "Kind")
            .required();
    /** The unit above; empty at the top. */
    public static final Field<RecordRef> PARENT =
            Field.reference("parent", "unit").label("Входит в", "Part of");
    /** The key of the business calendar. */
    public static final Field<String> CALENDAR =
            Field.code("calendar", 60).label("Календарь", "Calendar").required();
    /** The zone its days are counted in, such as {@code Europe/Moscow}. */
    public static final Field<String> ZONE =
            Field.code("zone", 60).label("Часовой пояс", "Time zone").required();

    public static final RecordType TYPE = RecordType.plain("unit")
            .label("Подразделение", "Unit")
            .fields(CODE, NAME, KIND, PARENT, CALENDAR, ZONE)
            .withHistory()
            .build();

    public String code() {
        return record.require(CODE);
    }

    public String name() {
        return record.require(NAME);
    }

    /** The unit above, empty at the top. */
    public Optional<RecordRef> parent() {
        return get(PARENT);
    }
}
