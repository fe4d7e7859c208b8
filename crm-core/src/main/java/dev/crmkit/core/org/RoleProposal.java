package dev.crmkit.core.org;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The record type {@code role_proposal}: somebody who may give roles there proposes one that is more than he holds, for
 * somebody else who holds it to confirm. Until then nobody has got anything.
 */
@ForCallers
public record RoleProposal(Record record) implements RecordView {
    public static final Field<RecordRef> HOLDER =
            Field.reference("holder", "user").label("Кому", "Holder").required();
    public static final Field<String> ROLE =
            Field.code("role", 60).label("Роль", "Role").required();

    public static final Field<RecordRef> UNIT =
            Field.reference("unit", "unit").label("Подразделение", "Unit").required();
    /** The first day, local to the unit; empty for always. */
    public static final Field<LocalDate> FROM_DAY = Field.date("fromDay").label("С", "From");
    /** The last day, local to the unit; empty for ever. */
    public static final Field<LocalDate> THRU_DAY = Field.date("thruDay").label("По", "Through");

    public static final Field<RecordRef> PROPOSED_BY = Field.reference("proposedBy", "user")
            .label("Кто предложил", "Proposed by")
            .required();
    public static final Field<RecordRef> DECIDED_BY =
            Field.reference("decidedBy", "user").label("Кто решил", "Decided by");
    /** Empty while it is open. */
    public static final Field<String> DECISION = Field.choice(
                    "decision",
                    Option.of("CONFIRMED", "Подтверждено", "Confirmed"),
                    Option.of("REJECTED", "Отклонено", "Rejected"))
            .label("Решение", "Decision");

    public static final RecordType TYPE = RecordType.plain("role_proposal")
            .label("Предложение роли", "Role proposal")
            .fields(HOLDER, ROLE, UNIT, FROM_DAY, THRU_DAY, PROPOSED_BY, DECIDED_BY, DECISION)
            .withHistory()
            .build();

    public RecordRef holder() {
        return record.require(HOLDER);
    }

    public String role() {
        return record.require(ROLE);
    }

    /** CONFIRMED or REJECTED; empty while it is open. */
    public Optional<String> decision() {
        return get(DECISION);
    }
}
