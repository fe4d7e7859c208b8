package dev.crmkit.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.PhoneNormalizer;
import dev.crmkit.spi.value.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNormalizerTest {
    private final PhoneNormalizer russian = LibPhoneNormalizer.in("RU");

    @ParameterizedTest
    @CsvSource({
        "8 (912) 345-67-89, +79123456789, MOBILE",
        "+7 912 345 67 89, +79123456789, MOBILE",
        "9123456789, +79123456789, MOBILE",
        "8 (912) 345-67-89 доб. 5, +79123456789, MOBILE",
        "тел. (812) 234-56-78, +78122345678, FIXED_LINE",
        "+49 30 901820, +4930901820, FIXED_LINE"
    })
    void a_valid_number_gets_its_e164_form(String raw, String e164, String kind) {
        PhoneNumber phone = russian.normalize(raw);

        assertThat(phone.e164()).contains(e164);
        assertThat(phone.kind()).isEqualTo(kind);
        assertThat(phone.raw()).isEqualTo(raw);
    }

    @Test
    void the_extension_is_kept() {
        assertThat(russian.normalize("8 (912) 345-67-89 доб. 5").ext()).contains("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"112", "1234", "8 (999) 99", "+7 000 000 00 00", "12345678901234567890"})
    void a_number_that_is_not_valid_keeps_its_digits(String raw) {
        assertThat(russian.normalize(raw)).isEqualTo(PhoneNumber.of(raw));
        assertThat(russian.normalize(raw).e164()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+7+7912", "letters", "", "1"})
    void what_is_no_number_is_refused(String raw) {
        assertThatThrownBy(() -> russian.normalize(raw)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void without_a_numbering_plan_digits_are_kept() {
        PhoneNumber phone = PhoneNormalizers.digitsOnly().normalize("8 (912) 345-67-89");

        assertThat(phone.digits()).isEqualTo("89123456789");
        assertThat(phone.e164()).isEmpty();
    }

    @Test
    void the_best_available_uses_the_library_when_it_is_there() {
        assertThat(PhoneNormalizers.bestAvailable("RU").normalize("89123456789").e164())
                .contains("+79123456789");
    }

    @Test
    void an_unknown_region_is_a_mistake_of_the_host() {
        assertThatThrownBy(() -> LibPhoneNormalizer.in("XX")).isInstanceOf(IllegalArgumentException.class);
    }
}
