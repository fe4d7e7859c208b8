package dev.crmkit.core.client;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;

/** A client that is an organisation (контрагент). */
@ForCallers
public record Company(Record record) implements Client {
    public static final Field<String> NAME =
            Field.text("name", 300).label("Название", "Name").required();
    public static final Field<String> LEGAL_NAME =
            Field.text("legalName", 500).label("Юридическое название", "Legal name");
    public static final Field<String> FORM = Field.choice(
                    "form",
                    Option.of("OOO", "ООО", "LLC"),
                    Option.of("AO", "АО", "Joint-stock company"),
                    Option.of("IP", "ИП", "Sole proprietor"),
                    Option.of("OTHER", "Другая", "Other"))
            .label("Форма", "Legal form");
    public static final Field<String> INN = Field.code("inn", 12).label("ИНН", "Taxpayer number");
    public static final Field<String> INDUSTRY = Field.text("industry", 200).label("Отрасль", "Industry");
    public static final Field<List<PhoneNumber>> PHONES = Field.phones("phones").label("Телефоны", "Phones");
    public static final Field<List<EmailAddress>> EMAILS =
            Field.emails("emails").label("Почта", "E-mails");
    public static final Field<RecordRef> PARENT =
            Field.reference("parent", "company").label("Головная компания", "Parent company");

    public static final RecordType TYPE = RecordType.business("company")
            .label("Компания", "Company")
            .fields(NAME, LEGAL_NAME, FORM, INN, INDUSTRY, PHONES, EMAILS, PARENT)
            .build();

    @Override
    public String name() {
        return get(NAME).orElse("");
    }
}
