package dev.crmkit.core.client;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A client that is a person, or the person we speak to at a company (контакт). */
@ForCallers
public record Contact(Record record) implements Client {
    /** As the person is addressed and listed. */
    public static final Field<String> NAME =
            Field.text("name", 300).label("Имя", "Name").required();

    public static final Field<String> LAST_NAME = Field.text("name.last", 100).label("Фамилия", "Last name");
    public static final Field<String> FIRST_NAME =
            Field.text("name.first", 100).label("Имя (собственное)", "First name");
    public static final Field<String> PATRONYMIC =
            Field.text("name.patronymic", 100).label("Отчество", "Patronymic");
    public static final Field<String> POSITION = Field.text("position", 200).label("Должность", "Position");
    public static final Field<List<PhoneNumber>> PHONES = Field.phones("phones").label("Телефоны", "Phones");
    public static final Field<List<EmailAddress>> EMAILS =
            Field.emails("emails").label("Почта", "E-mails");
    public static final Field<LocalDate> BIRTH_DATE =
            Field.date("birthDate").label("Дата рождения", "Birth date").fieldClass(FieldClass.PERSONAL);
    public static final Field<Boolean> DO_NOT_CALL = Field.bool("doNotCall").label("Не звонить", "Do not call");
    public static final Field<RecordRef> COMPANY =
            Field.reference("company", "company").label("Компания", "Company");

    public static final RecordType TYPE = RecordType.business("contact")
            .label("Контакт", "Contact")
            .fields(NAME, LAST_NAME, FIRST_NAME, PATRONYMIC, POSITION, PHONES, EMAILS, BIRTH_DATE, DO_NOT_CALL, COMPANY)
            .build();

    @Override
    public String name() {
        return get(NAME).orElse("");
    }

    public Optional<RecordRef> company() {
        return get(COMPANY);
    }
}
