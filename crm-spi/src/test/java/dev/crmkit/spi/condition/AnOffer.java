package dev.crmkit.spi.condition;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A record type with a field of every kind a condition treats in its own way. */
final class AnOffer {
    static final Field<String> TITLE = Field.text("title", 200);
    static final Field<String> CODE = Field.code("code", 20);
    static final Field<Long> COUNT = Field.wholeNumber("count");
    static final Field<BigDecimal> RATE = Field.decimal("rate", 10, 2);
    static final Field<Money> PRICE = Field.money("price");
    static final Field<LocalDate> DAY = Field.date("day");
    static final Field<Instant> SINCE = Field.instant("since");
    static final Field<List<String>> TAGS = Field.multiChoice("tags", Option.of("A"), Option.of("B"), Option.of("C"));
    static final Field<List<PhoneNumber>> PHONES = Field.phones("phones");
    static final Field<List<EmailAddress>> EMAILS = Field.emails("emails");
    static final Field<FileRef> PAPER = Field.file("paper");
    static final Field<RecordRef> CLIENT = Field.reference("client", "offer");

    static final RecordType TYPE = RecordType.plain("offer")
            .fields(TITLE, CODE, COUNT, RATE, PRICE, DAY, SINCE, TAGS, PHONES, EMAILS, PAPER, CLIENT)
            .build();

    static final Relation ITS_CLIENT = new Relation.Forward(CLIENT, "offer");

    private AnOffer() {}

    static Record empty() {
        return Record.create(TYPE, id(1)).build();
    }

    static <T> Record with(Field<T> field, T value) {
        return Record.create(TYPE, id(1)).set(field, value).build();
    }

    static UUID id(long number) {
        return new UUID(0x7000L, number);
    }
}
