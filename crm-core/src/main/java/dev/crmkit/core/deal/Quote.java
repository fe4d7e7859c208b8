package dev.crmkit.core.deal;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.core.workflow.StateField;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A commercial proposal (КП). It does not change once it was sent. */
@ForCallers
public record Quote(Record record) implements RecordView {
    public static final Field<RecordRef> DEAL =
            Field.reference("deal", "deal").label("Сделка", "Deal").required();
    public static final Field<String> TITLE = Field.text("title", 300).label("Название", "Title");
    public static final Field<Money> AMOUNT = Field.money("amount").label("Сумма", "Amount");
    public static final Field<LocalDate> VALID_UNTIL = Field.date("validUntil").label("Действует до", "Valid until");
    public static final Field<String> TERMS = Field.longText("terms").label("Условия", "Terms");
    public static final Field<Instant> SENT_AT =
            Field.instant("sentAt").label("Отправлено", "Sent at").managed();
    public static final Field<Instant> DECIDED_AT =
            Field.instant("decidedAt").label("Решение получено", "Decided at").managed();

    public static final StateField MACHINE = StateField.of(
            "state",
            "Состояние",
            "State",
            Option.of("DRAFT", "Черновик", "Draft"),
            Option.of("SENT", "Отправлено", "Sent"),
            Option.of("ACCEPTED", "Принято", "Accepted"),
            Option.of("REJECTED", "Отклонено", "Rejected"),
            Option.of("EXPIRED", "Истекло", "Expired"),
            Option.of("SUPERSEDED", "Заменено", "Superseded"));
    public static final Field<String> STATE = MACHINE.state();

    public static final RecordType TYPE = RecordType.business("quote")
            .label("Коммерческое предложение", "Quote")
            .fields(MACHINE.fields())
            .fields(DEAL, TITLE, AMOUNT, VALID_UNTIL, TERMS, SENT_AT, DECIDED_AT)
            .build();

    public String state() {
        return get(STATE).orElse("");
    }

    public Optional<Instant> sentAt() {
        return get(SENT_AT);
    }
}
