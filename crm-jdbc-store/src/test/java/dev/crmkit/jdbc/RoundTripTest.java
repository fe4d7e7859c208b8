package dev.crmkit.jdbc;

import static dev.crmkit.jdbc.Samples.BUDGET;
import static dev.crmkit.jdbc.Samples.CALLED_AT;
import static dev.crmkit.jdbc.Samples.COMPANY;
import static dev.crmkit.jdbc.Samples.DAY;
import static dev.crmkit.jdbc.Samples.EMAILS;
import static dev.crmkit.jdbc.Samples.FILE;
import static dev.crmkit.jdbc.Samples.HOT;
import static dev.crmkit.jdbc.Samples.NOTE;
import static dev.crmkit.jdbc.Samples.PARTNERS;
import static dev.crmkit.jdbc.Samples.PHONES;
import static dev.crmkit.jdbc.Samples.RATE;
import static dev.crmkit.jdbc.Samples.SCORE;
import static dev.crmkit.jdbc.Samples.STATE;
import static dev.crmkit.jdbc.Samples.SUBJECT;
import static dev.crmkit.jdbc.Samples.TAGS;
import static dev.crmkit.jdbc.Samples.TITLE;
import static dev.crmkit.jdbc.Samples.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class RoundTripTest {
    private final Workbench bench;

    RoundTripTest(Database database) {
        bench = Workbench.ready(database);
    }

    @Test
    void a_record_with_a_value_of_every_type_comes_back_equal() {
        Record full = lead("Camry, «trade-in»")
                .set(NOTE, "long\r\n\ttext")
                .set(SCORE, 42L)
                .set(RATE, new BigDecimal("0.2000"))
                .set(BUDGET, Money.of("150000.50", "RUB"))
                .set(HOT, true)
                .set(DAY, LocalDate.of(2026, 2, 28))
                .set(CALLED_AT, Instant.parse("2026-02-28T21:00:00.123456Z"))
                .set(STATE, "WORK")
                .set(TAGS, List.of("A", "C"))
                .set(COMPANY, new RecordRef("company", Samples.id()))
                .set(SUBJECT, new RecordRef("lead", Samples.id()))
                .set(PARTNERS, List.of(new RecordRef("company", Samples.id()), new RecordRef("company", Samples.id())))
                .set(PHONES, List.of(PhoneNumber.of("8 (916) 111-22-33 доб. 7"), PhoneNumber.of("112")))
                .set(EMAILS, List.of(EmailAddress.of("Hana@Example.COM")))
                .set(FILE, new FileRef("договор №1.pdf", "k/1", 10, "application/pdf"))
                .build();
        bench.insert(full);
        assertThat(bench.get(full)).isEqualTo(full);
    }

    @Test
    void a_record_without_values_comes_back_without_values() {
        Record bare = lead().build();
        bench.insert(bare);
        assertThat(bench.get(bare)).isEqualTo(bare);
    }

    static Stream<Record> boundaries() {
        return Stream.of(
                lead().set(SCORE, Long.MIN_VALUE).build(),
                lead().set(SCORE, Long.MAX_VALUE).build(),
                lead().set(RATE, new BigDecimal("-999999.9999")).build(),
                lead().set(BUDGET, Money.of("999999999999999.99", "RUB")).build(),
                lead().set(BUDGET, Money.of("-0.0001", "CLF")).build(),
                lead().set(BUDGET, Money.of(1500, "JPY")).build(),
                lead().set(HOT, false).build(),
                lead().set(DAY, LocalDate.of(1, 1, 1)).build(),
                lead().set(DAY, LocalDate.of(1582, 10, 10)).build(),
                lead().set(DAY, LocalDate.of(9999, 12, 31)).build(),
                lead().set(CALLED_AT, Instant.parse("0001-01-01T00:00:00Z")).build(),
                lead().set(CALLED_AT, Instant.parse("9999-12-31T23:59:59.999999Z"))
                        .build(),
                lead().set(CALLED_AT, Instant.EPOCH).build(),
                lead().set(NOTE, "ы".repeat(100_000)).build());
    }

    @ParameterizedTest
    @MethodSource("boundaries")
    void boundary_values_come_back_equal(Record record) {
        bench.insert(record);
        assertThat(bench.get(record)).isEqualTo(record);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " trailing ",
                "ё",
                "'; DROP TABLE crm_lead; --",
                "100% _ ! \\ \"?",
                "null",
                "👍🏽",
                "\uFDFA",
                "e\u0301",
                "\uFE0F"
            })
    void text_is_kept_as_it_is(String text) {
        Record record = lead(text).build();
        bench.insert(record);
        assertThat(bench.get(record).get(TITLE)).contains(text);
    }

    @Test
    void the_length_of_text_is_counted_in_code_points() {
        Record record = lead("😀".repeat(200)).build();
        bench.insert(record);
        assertThat(bench.get(record)).isEqualTo(record);
    }

    @Test
    void phones_come_back_with_what_was_looked_up_and_how_they_were_written() {
        PhoneNumber phone = PhoneNumber.of("8 916 111-22-33, доб. 12").withE164("+79161112233", "MOBILE");
        Record record = lead().set(PHONES, List.of(phone)).build();
        bench.insert(record);
        PhoneNumber back = bench.get(record).require(PHONES).get(0);
        assertThat(back).isEqualTo(phone);
        assertThat(back.raw()).isEqualTo(phone.raw());
        assertThat(back.ext()).contains("12");
        assertThat(back.kind()).isEqualTo("MOBILE");
    }

    @Test
    void another_notation_of_an_equal_phone_is_kept() {
        Record before =
                lead().set(PHONES, List.of(PhoneNumber.of("8 916 111-22-33"))).build();
        bench.insert(before);
        Record after = before.next()
                .set(PHONES, List.of(PhoneNumber.of("8(916)1112233")))
                .build();
        bench.apply(Workbench.update(before, after));
        assertThat(bench.get(after).require(PHONES).get(0).raw()).isEqualTo("8(916)1112233");
    }

    static Stream<Record> unfitting() {
        return Stream.of(
                lead().set(RATE, new BigDecimal("0.00001")).build(),
                lead().set(RATE, new BigDecimal("1000000.0000")).build(),
                lead().set(CALLED_AT, Instant.parse("2026-01-01T00:00:00.0000001Z"))
                        .build(),
                lead().set(COMPANY, new RecordRef("lead", Samples.id())).build(),
                lead("x".repeat(401)).build());
    }

    @ParameterizedTest
    @MethodSource("unfitting")
    void what_the_columns_cannot_keep_is_refused_not_bent(Record record) {
        assertThatThrownBy(() -> bench.insert(record)).isInstanceOf(StorageException.class);
        assertThat(bench.find("lead", Condition.always())).isEmpty();
    }
}
