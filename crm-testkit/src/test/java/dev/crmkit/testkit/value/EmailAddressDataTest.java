package dev.crmkit.testkit.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The public is-e-mail suite: errors are refused, ordinary addresses taken, of the oddities only what people use. */
class EmailAddressDataTest {
    private static final Set<String> ORDINARY = Set.of("ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN");

    @Test
    void every_error_is_refused() {
        List<String> errors = addresses(Set.of("ISEMAIL_ERR"));

        assertThat(errors).hasSizeGreaterThan(25).noneMatch(EmailAddressDataTest::isAccepted);
    }

    @Test
    void every_ordinary_address_is_taken() {
        List<String> ordinary = addresses(ORDINARY);

        assertThat(ordinary).hasSizeGreaterThan(8).allMatch(EmailAddressDataTest::isAccepted);
    }

    @Test
    void of_the_legal_oddities_quoted_names_and_a_blank_at_the_end_are_taken() {
        List<String> oddities =
                addresses(Set.of("ISEMAIL_RFC5321", "ISEMAIL_RFC5322", "ISEMAIL_DEPREC", "ISEMAIL_CFWS"));

        assertThat(oddities.stream().filter(EmailAddressDataTest::isAccepted))
                .containsExactlyInAnyOrder(
                        "\"test\"@iana.org", "\"\\\"\"@iana.org", "\"\\\\\"@iana.org", "test@iana.org ");
    }

    private static List<String> addresses(Set<String> categories) {
        List<String> addresses = new ArrayList<>();
        for (JsonNode test : PublicData.json("emails/isemail.json")) {
            if (categories.contains(test.path("category").asString())) {
                addresses.add(test.path("address").asString());
            }
        }
        return addresses;
    }

    private static boolean isAccepted(String address) {
        try {
            return EmailAddress.of(address).raw().equals(address);
        } catch (InvalidInputException refused) {
            return false;
        }
    }
}
