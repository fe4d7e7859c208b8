package dev.crmkit.core.value;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A type with one field of every kind, and the door in front of it. */
final class AnInput {
    static final Field<String> NAME = Field.text("name", 10).required().label("Имя", "Name");
    static final Field<String> CODE = Field.code("code", 10);
    static final Field<String> NOTE = Field.longText("note");
    static final Field<Long> COUNT = Field.wholeNumber("count");
    static final Field<Long> SMALL = Field.of("small", new FieldType.WholeNumber(1, 100));
    static final Field<BigDecimal> RATE = Field.decimal("rate", 12, 2);
    static final Field<Money> PRICE = Field.money("price");
    static final Field<Boolean> URGENT = Field.bool("urgent");
    static final Field<LocalDate> DAY = Field.date("day");
    static final Field<Instant> MOMENT = Field.instant("moment");
    static final Field<String> STAGE = Field.choice("stage", Option.of("NEW"), Option.of("CALL"));
    static final Field<List<String>> TAGS = Field.multiChoice("tags", Option.of("A"), Option.of("B"), Option.of("C"));
    static final Field<RecordRef> COMPANY = Field.reference("company", "company");
    static final Field<RecordRef> CLIENT = Field.reference("client", "company", "contact");
    static final Field<List<RecordRef>> FRIENDS = Field.multiReference("friends", "contact");
    static final Field<List<PhoneNumber>> PHONES = Field.phones("phones");
    static final Field<List<EmailAddress>> EMAILS = Field.emails("emails");
    static final Field<FileRef> FILE = Field.file("file");

    static final RecordType TYPE = RecordType.business("thing")
            .fields(NAME, CODE, NOTE, COUNT, SMALL, RATE, PRICE, URGENT, DAY, MOMENT, STAGE, TAGS)
            .fields(COMPANY, CLIENT, FRIENDS, PHONES, EMAILS, FILE)
            .build();

    static final InputCheck DOOR = InputCheck.with(PhoneNormalizers.digitsOnly());

    private AnInput() {}

    /** The input of one field; the raw value may be null. */
    static CheckedInput read(Field<?> field, Object raw) {
        return DOOR.check(TYPE, Collections.singletonMap(field.key(), raw));
    }

    static List<String> codes(Map<String, ?> raw) {
        return DOOR.check(TYPE, raw).violations().stream().map(Violation::code).toList();
    }

    static List<String> codes(Field<?> field, Object raw) {
        return read(field, raw).violations().stream().map(Violation::code).toList();
    }

    static List<String> paths(Field<?> field, Object raw) {
        return read(field, raw).violations().stream().map(Violation::path).toList();
    }
}
