package dev.crmkit.core.deal;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.core.workflow.StateField;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A contract (договор). A signed one, and only that, wins its deal. */
@ForCallers
public record Contract(Record record) implements RecordView {
    public static final Field<RecordRef> DEAL =
            Field.reference("deal", "deal").label("Сделка", "Deal").required();
    public static final Field<RecordRef> COMPANY =
            Field.reference("company", "company").label("Контрагент", "Company").managed();
    public static final Field<RecordRef> CONTACT =
            Field.reference("contact", "contact").label("Контакт", "Contact").managed();
    public static final Field<String> TITLE = Field.text("title", 300).label("Название", "Title");
    public static final Field<Money> AMOUNT = Field.money("amount").label("Сумма", "Amount");
    public static final Field<LocalDate> START = Field.date("start").label("Начало", "Start");
    public static final Field<LocalDate> END = Field.date("end").label("Окончание", "End");
    public static final Field<Instant> SIGNED_AT =
            Field.instant("signedAt").label("Подписан", "Signed at").managed();
    public static final Field<Instant> ENDED_AT =
            Field.instant("endedAt").label("Прекращён", "Ended at").managed();
    public static final Field<String> TERMINATED_REASON =
            Field.text("terminatedReason", 500).label("Причина расторжения", "Termination reason");

    public static final StateField MACHINE = StateField.of(
            "state",
            "Состояние",
            "State",
            Option.of("DRAFT", "Черновик", "Draft"),
            Option.of("ON_APPROVAL", "На согласовании", "On approval"),
            Option.of("SENT", "Отправлен", "Sent"),
            Option.of("SIGNED", "Подписан", "Signed"),
            Option.of("ACTIVE", "Действует", "Active"),
            Option.of("COMPLETED", "Исполнен", "Completed"),
            Option.of("TERMINATED", "Расторгнут", "Terminated"),
            Option.of("EXPIRED", "Истёк", "Expired"),
            Option.of("REJECTED", "Отклонён", "Rejected"));
    public static final Field<String> STATE = MACHINE.state();

    public static final RecordType TYPE = RecordType.business("contract")
            .label("Договор", "Contract")
            .fields(MACHINE.fields())
            .fields(DEAL, COMPANY, CONTACT, TITLE, AMOUNT, START, END, SIGNED_AT, ENDED_AT, TERMINATED_REASON)
            .build();

    public String state() {
        return get(STATE).orElse("");
    }

    public Optional<Instant> signedAt() {
        return get(SIGNED_AT);
    }

    /** Signed by that instant, whatever came of it later. */
    public static Condition signedBy(Instant asOf) {
        return SIGNED_AT.le(asOf);
    }

    /** Signed by that instant and not yet ended at it. */
    public static Condition inForceAt(Instant asOf) {
        return signedBy(asOf).and(ENDED_AT.le(asOf).not());
    }
}
