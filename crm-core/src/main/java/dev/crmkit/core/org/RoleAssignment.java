package dev.crmkit.core.org;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.RecordRef;
import java.time.LocalDate;

/** The record type {@code role_assignment}: a user holds a role in a unit from one day through another. */
@ForCallers
public final class RoleAssignment {
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
            .build();

    private RoleAssignment() {}
}
