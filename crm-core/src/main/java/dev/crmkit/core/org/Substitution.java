package dev.crmkit.core.org;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.LocalDate;

/**
 * The record type {@code substitution}: one user takes the role of another who is absent, from one day through another.
 *
 * <p>He has what that role grants as long as the absent one holds it himself, but not the rights GRANT and ERASE, and
 * nothing the absent one is denied. What he does by it is kept with both names. It ends by itself; one that is ended
 * early ends the day before.
 */
@ForCallers
public record Substitution(Record record) implements RecordView {
    public static final Field<RecordRef> ABSENT =
            Field.reference("absent", "user").label("Кого замещают", "Absent").required();
    public static final Field<RecordRef> DEPUTY =
            Field.reference("deputy", "user").label("Кто замещает", "Deputy").required();
    /** A role of the access rules, such as {@code HEAD}. */
    public static final Field<String> ROLE =
            Field.code("role", 60).label("Роль", "Role").required();

    public static final Field<RecordRef> UNIT =
            Field.reference("unit", "unit").label("Подразделение", "Unit").required();
    /** The first day, local to the unit. */
    public static final Field<LocalDate> FROM_DAY =
            Field.date("fromDay").label("С", "From").required();
    /** The last day, local to the unit. */
    public static final Field<LocalDate> THRU_DAY =
            Field.date("thruDay").label("По", "Through").required();

    public static final Field<String> REASON = Field.text("reason", 200).label("Причина", "Reason");

    public static final RecordType TYPE = RecordType.plain("substitution")
            .label("Замещение", "Substitution")
            .fields(ABSENT, DEPUTY, ROLE, UNIT, FROM_DAY, THRU_DAY, REASON)
            .withHistory()
            .build();

    public RecordRef absent() {
        return record.require(ABSENT);
    }

    public RecordRef deputy() {
        return record.require(DEPUTY);
    }

    public String role() {
        return record.require(ROLE);
    }

    /** The first day, local to the unit. */
    public LocalDate from() {
        return record.require(FROM_DAY);
    }

    /** The last day, local to the unit. */
    public LocalDate thru() {
        return record.require(THRU_DAY);
    }
}
