package dev.crmkit.core.condition;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;

/** Deals of companies and contacts, with a field of every kind. */
final class ASchema {
    static final Field<String> TITLE = Field.text("title", 100).label("Название", "Title");
    static final Field<String> SOURCE = Field.code("source", 50).label("Источник", "Source");
    static final Field<String> NOTE = Field.longText("note").label("Заметка", "Note");
    static final Field<Long> COUNT = Field.wholeNumber("count").label("Количество", "Count");
    static final Field<BigDecimal> RATE = Field.decimal("rate", 12, 2).label("Ставка", "Rate");
    static final Field<Money> AMOUNT = Field.money("amount").label("Сумма", "Amount");
    static final Field<Boolean> URGENT = Field.bool("urgent").label("Срочно", "Urgent");
    static final Field<LocalDate> DAY = Field.date("day").label("День", "Day");
    static final Field<Instant> SINCE = Field.instant("since").label("С момента", "Since");
    static final Field<String> STAGE = Field.choice(
                    "stage", Option.of("NEW", "Новая", "New"), Option.of("CALL", "Звонок", "Call"))
            .label("Стадия", "Stage");
    static final Field<List<String>> TAGS =
            Field.multiChoice("tags", Option.of("A"), Option.of("B")).label("Метки", "Tags");
    static final Field<RecordRef> COMPANY =
            Field.reference("company", "company").label("Контрагент", "Company");
    static final Field<RecordRef> CLIENT =
            Field.reference("client", "company", "contact").label("Клиент", "Client");
    static final Field<RecordRef> MANAGER = Field.reference("manager", "user").label("Менеджер", "Manager");
    static final Field<List<RecordRef>> CONTACTS =
            Field.multiReference("contacts", "contact").label("Контакты", "Contacts");
    static final Field<List<PhoneNumber>> PHONES = Field.phones("phones").label("Телефоны", "Phones");
    static final Field<List<EmailAddress>> EMAILS = Field.emails("emails").label("Почта", "E-mails");
    static final Field<FileRef> FILE = Field.file("file").label("Файл", "File");

    static final Field<String> NAME = Field.text("name", 100).label("Имя", "Name");
    static final Field<String> LAST_NAME = Field.text("name.last", 100).label("Фамилия", "Last name");
    static final Field<String> INDUSTRY = Field.text("industry", 100).label("Отрасль", "Industry");
    static final Field<RecordRef> PARENT = Field.reference("parent", "company").label("Головная", "Parent");

    static final RecordType DEAL = RecordType.plain("deal")
            .label("Сделка", "Deal")
            .fields(TITLE, SOURCE, NOTE, COUNT, RATE, AMOUNT, URGENT, DAY, SINCE, STAGE, TAGS)
            .fields(COMPANY, CLIENT, MANAGER, CONTACTS, PHONES, EMAILS, FILE)
            .build();
    static final RecordType COMPANY_TYPE = RecordType.plain("company")
            .label("Контрагент", "Company")
            .fields(NAME, INDUSTRY, PARENT)
            .build();
    static final RecordType CONTACT_TYPE = RecordType.plain("contact")
            .label("Контакт", "Contact")
            .fields(NAME, LAST_NAME, COMPANY)
            .build();
    static final RecordType USER =
            RecordType.plain("user").label("Пользователь", "User").fields(NAME).build();
    static final RecordType UNIT =
            RecordType.plain("unit").label("Подразделение", "Unit").fields(NAME).build();

    static final Schema SCHEMA = Schema.of(List.of(DEAL, COMPANY_TYPE, CONTACT_TYPE, USER, UNIT));

    static final UUID ID = UUID.fromString("0190c8c4-5c7e-7a3b-9f10-0123456789ab");

    private ASchema() {}

    static Condition check(Condition condition) {
        return ConditionCheck.check(condition, DEAL, SCHEMA);
    }

    static Condition read(String json) {
        return ConditionJson.read(json.replace('\'', '"'), DEAL, SCHEMA);
    }

    /** What is wrong with the condition, each as its path, a blank, its code. */
    static List<String> faults(Condition condition) {
        return faults(() -> check(condition));
    }

    /** What is wrong with the JSON, each as its path, a blank, its code. */
    static List<String> faults(String json) {
        return faults(() -> read(json));
    }

    private static List<String> faults(Refused call) {
        return violations(call).stream()
                .map(each -> each.path() + " " + each.code())
                .toList();
    }

    static List<Violation> violations(Refused call) {
        return Assertions.catchThrowableOfType(InvalidInputException.class, call::answer)
                .violations();
    }

    /** Something that is expected to be refused. */
    interface Refused {
        Object answer();
    }
}
