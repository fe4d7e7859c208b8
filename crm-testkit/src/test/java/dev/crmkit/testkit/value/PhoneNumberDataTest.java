package dev.crmkit.testkit.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.spi.value.PhoneNumber;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Russian numbers in nine notations each: every notation is read, and gives the digits of the number. */
class PhoneNumberDataTest {
    @Test
    void every_notation_is_read() {
        int read = 0;
        for (JsonNode number : PublicData.json("expected/phones-ru.json").path("numbers")) {
            String national = number.path("e164").asString().substring(2);
            for (JsonNode written : number.path("written")) {
                PhoneNumber phone = PhoneNumber.of(written.asString());
                assertThat(phone.digits()).as(phone.raw()).matches("[78]?" + national);
                assertThat(phone.ext()).isEmpty();
                read++;
            }
        }
        assertThat(read).isEqualTo(93 * 9);
    }
}
