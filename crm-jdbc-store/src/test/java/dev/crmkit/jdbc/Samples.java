package dev.crmkit.jdbc;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A small schema with a field of every type. */
final class Samples {
    static final Field<String> TITLE = Field.text("title", 200);
    static final Field<String> CODE = Field.code("code", 40).unique();
    static final Field<String> NICK = Field.text("nick", 40).unique();
    static final Field<String> NOTE = Field.longText("note");
    static final Field<Long> SCORE = Field.wholeNumber("score");
    static final Field<BigDecimal> RATE = Field.decimal("rate", 10, 4);
    static final Field<Money> BUDGET = Field.money("budget");
    static final Field<Boolean> HOT = Field.bool("hot");
    static final Field<LocalDate> DAY = Field.date("day");
    static final Field<Instant> CALLED_AT = Field.instant("calledAt");
    static final Field<String> STATE =
            Field.choice("state", Option.of("NEW"), Option.of("WORK"), Option.of("DONE"), Option.of("ASIDE"));
    static final Field<Long> STATE_SEQ = Field.wholeNumber("stateSeq");
    static final Field<List<String>> TAGS = Field.multiChoice("tags", Option.of("A"), Option.of("B"), Option.of("C"));
    static final Field<RecordRef> COMPANY = Field.reference("company", "company");
    static final Field<RecordRef> SUBJECT = Field.reference("subject", "lead", "company");
    static final Field<List<RecordRef>> PARTNERS = Field.multiReference("partners", "company");
    static final Field<List<PhoneNumber>> PHONES = Field.phones("phones");
    static final Field<List<EmailAddress>> EMAILS = Field.emails("emails");
    static final Field<FileRef> FILE = Field.file("file");

    static final RecordType LEAD = RecordType.business("lead")
            .fields(TITLE, CODE, NICK, NOTE, SCORE, RATE, BUDGET, HOT, DAY, CALLED_AT, STATE, STATE_SEQ, TAGS)
            .fields(COMPANY, SUBJECT, PARTNERS, PHONES, EMAILS, FILE)
            .build();

    static final Field<String> NAME = Field.text("name", 100);
    static final RecordType COMPANY_TYPE =
            RecordType.business("company").field(NAME).build();

    static final Field<String> KEY = Field.code("key", 300).required().unique();
    static final RecordType MATCH_KEY = RecordType.plain("match_key").field(KEY).build();

    static final RecordType TIMER =
            RecordType.plain("timer").fields(Due.FIELDS.toArray(Field[]::new)).build();

    static final Schema SCHEMA = Schema.of(types());

    private static long nextId = 1;

    private Samples() {}

    static List<RecordType> types() {
        return new ArrayList<>(List.of(
                RecordType.plain("user").build(),
                RecordType.plain("unit").build(),
                LEAD,
                COMPANY_TYPE,
                MATCH_KEY,
                TIMER));
    }

    /** Ids in ascending order. */
    static synchronized UUID id() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + nextId++);
    }

    static Record.Builder lead() {
        return Record.create(LEAD, id());
    }

    static Record.Builder lead(String title) {
        return lead().set(TITLE, title);
    }

    static Record company(String name) {
        return Record.create(COMPANY_TYPE, id()).set(NAME, name).build();
    }

    static Record matchKey(String key) {
        return Record.create(MATCH_KEY, id()).set(KEY, key).build();
    }

    static Record timer(String orderingKey, Instant dueAt) {
        return Record.create(TIMER, id())
                .set(Due.ORDERING_KEY, orderingKey)
                .set(Due.DUE_AT, dueAt)
                .set(Due.ATTEMPTS, 0L)
                .build();
    }

    /** The record put into the bin. */
    static Record binned(Record record) {
        return record.next()
                .set(Header.DELETED_AT, Instant.parse("2026-03-01T10:00:00Z"))
                .build();
    }
}
