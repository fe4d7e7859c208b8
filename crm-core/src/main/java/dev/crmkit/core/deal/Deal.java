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

/** A sale in progress (сделка). */
@ForCallers
public record Deal(Record record) implements RecordView {
    public static final Field<String> TITLE =
            Field.text("title", 300).label("Название", "Title").required();
    public static final Field<Money> AMOUNT = Field.money("amount").label("Сумма", "Amount");
    public static final Field<LocalDate> EXPECTED_CLOSE =
            Field.date("expectedCloseDate").label("Ожидаемая дата", "Expected close date");
    public static final Field<Instant> CLOSED_AT =
            Field.instant("closedAt").label("Закрыта", "Closed at").managed();
    public static final Field<String> LOSS_REASON =
            Field.text("lossReason", 500).label("Причина отказа", "Loss reason");
    public static final Field<String> REOPEN_REASON =
            Field.text("reopenReason", 500).label("Причина возобновления", "Reopen reason");
    public static final Field<String> SOURCE = Field.code("source", 100).label("Источник", "Source");
    public static final Field<String> BUSINESS_LINE =
            Field.code("businessLine", 64).label("Направление", "Business line");
    public static final Field<String> NEXT_STEP = Field.text("nextStep", 500).label("Следующий шаг", "Next step");
    public static final Field<RecordRef> COMPANY =
            Field.reference("company", "company").label("Контрагент", "Company");
    public static final Field<RecordRef> CONTACT =
            Field.reference("contact", "contact").label("Контакт", "Contact");
    public static final Field<RecordRef> LEAD =
            Field.reference("lead", "lead").label("Лид", "Lead").managed();
    /** The quote that was sent last. */
    public static final Field<RecordRef> QUOTE =
            Field.reference("quote", "quote").label("КП", "Quote").managed();

    public static final Field<Instant> PROPOSAL_SENT_AT = Field.instant("proposalSentAt")
            .label("КП отправлено", "Proposal sent at")
            .managed();
    /** Which callback after the proposal is awaited, from 1. */
    public static final Field<Long> CALLBACK_CYCLE = Field.wholeNumber("callbackCycle")
            .label("Номер перезвона", "Callback cycle")
            .managed();

    public static final StateField MACHINE = StateField.of(
            "stage",
            "Стадия",
            "Stage",
            Option.of("PROPOSAL_PREP", "Подготовка КП", "Proposal in preparation"),
            Option.of("PROPOSAL_SENT", "КП отправлено", "Proposal sent"),
            Option.of("DECISION", "Решение клиента", "Client decides"),
            Option.of("CONTRACT", "Согласование договора", "Contract"),
            Option.of("WON", "Договор подписан", "Won"),
            Option.of("LOST", "Отказ", "Lost"));
    public static final Field<String> STAGE = MACHINE.state();
    public static final Field<Instant> STAGE_SINCE = MACHINE.since();

    public static final RecordType TYPE = RecordType.business("deal")
            .label("Сделка", "Deal")
            .fields(MACHINE.fields())
            .fields(
                    TITLE,
                    AMOUNT,
                    EXPECTED_CLOSE,
                    CLOSED_AT,
                    LOSS_REASON,
                    REOPEN_REASON,
                    SOURCE,
                    BUSINESS_LINE,
                    NEXT_STEP,
                    COMPANY,
                    CONTACT,
                    LEAD,
                    QUOTE,
                    PROPOSAL_SENT_AT,
                    CALLBACK_CYCLE)
            .build();

    public String title() {
        return get(TITLE).orElse("");
    }

    /** The stage key, such as {@code PROPOSAL_SENT}; empty when the reader may not see it. */
    public String stage() {
        return get(STAGE).orElse("");
    }

    public Optional<Money> amount() {
        return get(AMOUNT);
    }

    public Optional<Instant> closedAt() {
        return get(CLOSED_AT);
    }

    public boolean isWon() {
        return "WON".equals(stage());
    }
}
