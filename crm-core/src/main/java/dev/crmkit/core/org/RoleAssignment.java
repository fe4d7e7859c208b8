package dev.crmkit.core.org;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The record type {@code role_assignment}: a user holds a role in a unit from one day through another.
 *
 * <p>Assignments are never removed: a role that is taken back ends the day before, so that the list tells who held what
 * and when. The accessors need a reader who may read assignments.
 */
@ForCallers
public record RoleAssignment(Record record) implements RecordView {
    public static final Field<RecordRef> HOLDER =
            Field.reference("holder", "user").label("Кто", "Holder").required();
    /** A role of the access rules, such as {@code HEAD}. */
    public static final Field<String> ROLE =
            Field.code("role", 60).label("Роль", "Role").required();

    public static final Field<RecordRef> UNIT =
            Field.reference("unit", "unit").label("Подразделение", "Unit").required();
    /** The first day, local to the unit; empty for always. */
    public static final Field<LocalDate> FROM_DAY = Field.date("fromDay").label("С", "From");
    /** The last day, local to the unit; empty for ever. */
    public static final Field<LocalDate> THRU_DAY = Field.date("thruDay").label("По", "Through");

    public static final RecordType TYPE = RecordType.plain("role_assignment")
            .label("Назначение роли", "Role assignment")
            .fields(HOLDER, ROLE, UNIT, FROM_DAY, THRU_DAY)
            .withHistory()
            .build();

    public RecordRef holder() {
        return record.require(HOLDER);
    }

    public String role() {
        return record.require(ROLE);
    }

    /** The first day, empty for always. */
    public Optional<LocalDate> from() {
        return get(FROM_DAY);
    }

    /** The last day, empty for ever. */
    public Optional<LocalDate> thru() {
        return get(THRU_DAY);
    }
}
