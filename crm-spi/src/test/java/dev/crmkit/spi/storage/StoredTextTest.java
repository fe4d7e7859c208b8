package dev.crmkit.spi.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoredTextTest {
    private static final Field<List<PhoneNumber>> PHONES = Field.phones("phones");

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(Field.text("a", 10), " ё\u0000\uD800\n"),
                arguments(Field.longText("a"), "две\nстроки"),
                arguments(Field.wholeNumber("a"), Long.MIN_VALUE),
                arguments(Field.decimal("a", 38, 20), new BigDecimal("0.00000000000000000100")),
                arguments(Field.money("a"), Money.of("-10.50", "RUB")),
                arguments(Field.bool("a"), false),
                arguments(Field.date("a"), LocalDate.of(1, 1, 1)),
                arguments(Field.instant("a"), Instant.parse("9999-12-31T23:59:59.999999Z")),
                arguments(Field.choice("a", Option.of("A", "А", "A")), "A"),
                arguments(
                        Field.multiChoice("a", Option.of("A", "А", "A"), Option.of("B", "Б", "B")), List.of("A", "B")),
                arguments(Field.reference("a", "lead"), new RecordRef("lead", new UUID(-1, 1))),
                arguments(
                        Field.multiReference("a", "lead"),
                        List.of(new RecordRef("lead", new UUID(1, 2)), new RecordRef("lead", new UUID(0, 0)))),
                arguments(Field.emails("a"), List.of(EmailAddress.of("Анна@пример.рф"), EmailAddress.of("b@c.ru"))),
                arguments(Field.file("a"), new FileRef("договор.pdf", "s3://x", 17, "application/pdf")));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_reads_back_as_it_was(Field<?> field, Object value) {
        assertThat(StoredText.read(field, StoredText.write(field, value))).isEqualTo(value);
    }

    @Test
    void a_phone_keeps_its_notation_its_extension_and_its_kind() {
        PhoneNumber known = PhoneNumber.of("8 (916) 111-22-33 доб. 5").withE164("+79161112233", "MOBILE");
        PhoneNumber unknown = PhoneNumber.of("8 (916) 111-22-34");
        List<?> read = (List<?>) StoredText.read(PHONES, StoredText.write(PHONES, List.of(known, unknown)));
        assertThat(read).hasSize(2).first().isInstanceOfSatisfying(PhoneNumber.class, phone -> {
            assertThat(phone.raw()).isEqualTo(known.raw());
            assertThat(phone.ext()).contains("5");
            assertThat(phone.e164()).contains("+79161112233");
            assertThat(phone.kind()).isEqualTo("MOBILE");
        });
        assertThat(read)
                .last()
                .isInstanceOfSatisfying(
                        PhoneNumber.class, phone -> assertThat(phone.e164()).isEmpty());
    }
}
