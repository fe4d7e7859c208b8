package dev.crmkit.spi.value;

import static dev.crmkit.spi.value.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8 (916) 111-22-33|89161112233",
                "+7 916 111-22-33|79161112233",
                "+79161112233|79161112233",
                "310/246-1501|3102461501",
                "310.246.1501|3102461501",
                "тел. 8 301 813-3594|83018133594",
                "Тел: 83018133594|83018133594",
                "ТЕЛЕФОН 112|112",
                "моб.89161112233|89161112233",
                "tel:+79161112233|79161112233",
                "Phone 112|112",
                "8\u00a0301\u00a0813\u201135\u201194|83018133594",
                "8\u2212301\u2013813|8301813",
                "\uff18\uff19\uff11\uff16|8916",
                "\u0660\u0661\u0662|012",
                "12345678901234567890|12345678901234567890"
            })
    void keeps_the_digits_as_written(String raw, String digits) {
        PhoneNumber phone = PhoneNumber.of(raw);

        assertThat(phone.digits()).isEqualTo(digits);
        assertThat(phone.raw()).isEqualTo(raw);
        assertThat(phone).hasToString(raw);
        assertThat(phone.ext()).isEmpty();
        assertThat(phone.e164()).isEmpty();
        assertThat(phone.kind()).isEqualTo("UNKNOWN");
        assertThat(phone.matchKey()).isEqualTo(digits);
    }

    @Test
    void spaces_around_a_number_do_not_matter() {
        assertThat(PhoneNumber.of(" \u00a0112 ").digits()).isEqualTo("112");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8 (912) 000-00-00 доб. 5",
                "8 (912) 000-00-00 ДОБ.5",
                "89120000000 доб5",
                "89120000000, доб. 5",
                "89120000000;ext=5",
                "89120000000 ext. 5",
                "89120000000 extension 5",
                "89120000000x5",
                "89120000000 #5",
                "89120000000 EXT: 5"
            })
    void an_extension_is_told_from_the_number(String raw) {
        PhoneNumber phone = PhoneNumber.of(raw);

        assertThat(phone.digits()).isEqualTo("89120000000");
        assertThat(phone.ext()).hasValue("5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "12",
                "123456789012345678901",
                "+7+7912",
                "7+912",
                "8916111223З",
                "phone",
                "8916-CALL-NOW",
                "*100#",
                "112;",
                "112 доб.",
                "112 доб. 12345678901",
                "112 доб. 5 доб. 6",
                "8\t916",
                "8916\n111",
                "8916\u0000",
                "8916\u202e111",
                "(((---)))",
                "доб. 5"
            })
    void another_text_is_refused(String raw) {
        assertThat(refused("", "MALFORMED", () -> PhoneNumber.of(raw)).args())
                .containsEntry("min", "3")
                .containsEntry("max", "20");
    }

    @Test
    void a_long_text_is_refused_unread() {
        String longest = "(".repeat(52) + "345678901234";

        assertThat(PhoneNumber.of(longest).digits()).isEqualTo("345678901234");
        refused("", "MALFORMED", () -> PhoneNumber.of("(" + longest));
        refused("", "MALFORMED", () -> PhoneNumber.of("1 ".repeat(5_000_000)));
    }

    @Test
    void the_e164_form_is_added_by_who_knows_the_numbering_plan() {
        PhoneNumber phone = PhoneNumber.of("8 (916) 111-22-33 доб. 5").withE164("+79161112233", "MOBILE");

        assertThat(phone.e164()).hasValue("+79161112233");
        assertThat(phone.kind()).isEqualTo("MOBILE");
        assertThat(phone.raw()).isEqualTo("8 (916) 111-22-33 доб. 5");
        assertThat(phone.digits()).isEqualTo("89161112233");
        assertThat(phone.ext()).hasValue("5");
        assertThat(phone.matchKey()).isEqualTo("+79161112233");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "79161112233", "+", "+12", "+0123456", "+1234567890123456", "+7916 111", "+7916111223x"})
    void an_e164_form_is_a_plus_and_digits(String e164) {
        refused("e164", "MALFORMED", () -> PhoneNumber.of("112").withE164(e164, "MOBILE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mobile", "1A", "МОБ", "MOBILE "})
    void a_kind_is_upper_snake(String kind) {
        refused("kind", "MALFORMED", () -> PhoneNumber.of("112").withE164("+79161112233", kind));
    }

    @Test
    void numbers_are_equal_by_e164_and_otherwise_by_digits() {
        PhoneNumber plain = PhoneNumber.of("8 (916) 111-22-33");
        PhoneNumber known = plain.withE164("+79161112233", "MOBILE");
        PhoneNumber other = PhoneNumber.of("+79161112233 доб. 7").withE164("+79161112233", "UNKNOWN");

        assertThat(known).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(plain).isEqualTo(PhoneNumber.of("89161112233")).isNotEqualTo(known);
        assertThat(plain).isNotEqualTo(PhoneNumber.of("89161112234")).isNotEqualTo("89161112233");
        assertThat(PhoneNumber.of("79161112233")).isNotEqualTo(other);
        assertThat(plain.hashCode()).isNotEqualTo(known.hashCode());
    }
}
