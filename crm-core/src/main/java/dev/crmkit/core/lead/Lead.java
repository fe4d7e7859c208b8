package dev.crmkit.core.lead;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.core.workflow.StateField;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Unqualified interest of somebody (лид). */
@ForCallers
public record Lead(Record record) implements RecordView {
    public static final Field<String> TITLE =
            Field.text("title", 300).label("Тема", "Title").required();
    public static final Field<String> CONTACT_NAME =
            Field.text("contactName", 300).label("Имя контакта", "Contact name");
    public static final Field<String> COMPANY_NAME =
            Field.text("companyName", 300).label("Компания", "Company name");
    public static final Field<List<PhoneNumber>> PHONES = Field.phones("phones").label("Телефоны", "Phones");
    public static final Field<List<EmailAddress>> EMAILS =
            Field.emails("emails").label("Почта", "E-mails");
    public static final Field<String> SOURCE = Field.code("source", 100).label("Источник", "Source");
    public static final Field<String> CAMPAIGN = Field.text("campaign", 200).label("Кампания", "Campaign");
    public static final Field<String> BUSINESS_LINE =
            Field.code("businessLine", 64).label("Направление", "Business line");
    public static final Field<String> NEED = Field.longText("need").label("Потребность", "Need");
    public static final Field<Money> BUDGET = Field.money("budget").label("Бюджет", "Budget");
    public static final Field<String> URGENCY = Field.choice(
                    "urgency",
                    Option.of("LOW", "Низкая", "Low"),
                    Option.of("NORMAL", "Обычная", "Normal"),
                    Option.of("HIGH", "Высокая", "High"))
            .label("Срочность", "Urgency");
    public static final Field<String> JUNK_REASON = Field.choice(
                    "junkReason",
                    Option.of("WRONG_NUMBER", "Неверный номер", "Wrong number"),
                    Option.of("SPAM", "Спам", "Spam"),
                    Option.of("TEST", "Тест", "Test"),
                    Option.of("DUPLICATE", "Повтор", "Duplicate"),
                    Option.of("NOT_TARGET", "Не наш клиент", "Not our client"))
            .label("Причина: некачественный лид", "Junk reason");
    public static final Field<String> LOSS_REASON =
            Field.text("lossReason", 500).label("Причина отказа", "Loss reason");
    public static final Field<RecordRef> CONTACT =
            Field.reference("contact", "contact").label("Контакт", "Contact");
    public static final Field<RecordRef> COMPANY =
            Field.reference("company", "company").label("Контрагент", "Company");
    /** What the lead was converted into. */
    public static final Field<RecordRef> DEAL =
            Field.reference("deal", "deal").label("Сделка", "Deal").managed();

    public static final Field<Instant> CONVERTED_AT =
            Field.instant("convertedAt").label("Конвертирован", "Converted at").managed();
    /** How often the lead was taken up again. */
    public static final Field<Long> CYCLE =
            Field.wholeNumber("cycle").label("Круг", "Cycle").managed();

    public static final StateField MACHINE = StateField.of(
            "state",
            "Состояние",
            "State",
            Option.of("NEW", "Новый", "New"),
            Option.of("CONTACTING", "Обработка", "Contacting"),
            Option.of("QUALIFIED", "Принят в работу", "Qualified"),
            Option.of("CONVERTED", "Конвертирован", "Converted"),
            Option.of("JUNK", "Некачественный лид", "Junk"),
            Option.of("LOST", "Отказ", "Lost"),
            Option.of("POOLED", "В пуле", "In the pool"),
            Option.of("MERGED", "Объединён", "Merged"));
    public static final Field<String> STATE = MACHINE.state();
    public static final Field<Instant> STATE_SINCE = MACHINE.since();

    public static final RecordType TYPE = RecordType.business("lead")
            .label("Лид", "Lead")
            .fields(MACHINE.fields())
            .fields(
                    TITLE,
                    CONTACT_NAME,
                    COMPANY_NAME,
                    PHONES,
                    EMAILS,
                    SOURCE,
                    CAMPAIGN,
                    BUSINESS_LINE,
                    NEED,
                    BUDGET,
                    URGENCY,
                    JUNK_REASON,
                    LOSS_REASON,
                    CONTACT,
                    COMPANY,
                    DEAL,
                    CONVERTED_AT,
                    CYCLE)
            .build();

    /** A lead to be registered. */
    public static LeadDraft draft() {
        return new LeadDraft();
    }

    public String title() {
        return get(TITLE).orElse("");
    }

    /** The state key, such as {@code NEW}; empty when the reader may not see it. */
    public String state() {
        return get(STATE).orElse("");
    }

    /** The deal it was converted into. */
    public Optional<RecordRef> deal() {
        return get(DEAL);
    }

    public Optional<RecordRef> contact() {
        return get(CONTACT);
    }

    public Optional<RecordRef> company() {
        return get(COMPANY);
    }
}
