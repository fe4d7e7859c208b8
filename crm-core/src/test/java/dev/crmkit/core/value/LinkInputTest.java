package dev.crmkit.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Choices, references, contacts and files; rows 27, 28, 53, 54, 56, 57 and 70 of the catalogue of bad input. */
class LinkInputTest {
    private static final UUID ID = UUID.fromString("0190c8c4-5c7e-7a3b-9f10-0123456789ab");
    private static final RecordRef COMPANY = new RecordRef("company", ID);
    private static final RecordRef CONTACT = new RecordRef("contact", ID);

    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments(AnInput.URGENT, true, true),
                arguments(AnInput.URGENT, "false", false),
                arguments(AnInput.STAGE, "CALL", "CALL"),
                arguments(AnInput.STAGE, Option.of("NEW"), "NEW"),
                arguments(AnInput.TAGS, List.of("C", "A", "C"), List.of("A", "C")),
                arguments(AnInput.TAGS, "B", List.of("B")),
                arguments(AnInput.TAGS, Set.of("B"), List.of("B")),
                arguments(AnInput.COMPANY, COMPANY, COMPANY),
                arguments(AnInput.COMPANY, "company:0190C8C4-5C7E-7A3B-9F10-0123456789AB", COMPANY),
                arguments(AnInput.COMPANY, ID, COMPANY),
                arguments(AnInput.COMPANY, ID.toString(), COMPANY),
                arguments(AnInput.CLIENT, CONTACT, CONTACT),
                arguments(AnInput.FRIENDS, List.of(CONTACT, CONTACT.toString()), List.of(CONTACT)),
                arguments(AnInput.FRIENDS, CONTACT, List.of(CONTACT)),
                arguments(
                        AnInput.PHONES,
                        List.of("8 (912) 000-00-00 доб. 5", "89120000000"),
                        List.of(PhoneNumber.of("8 (912) 000-00-00 доб. 5"))),
                arguments(AnInput.PHONES, PhoneNumber.of("112"), List.of(PhoneNumber.of("112"))),
                arguments(AnInput.EMAILS, "A@B.ru", List.of(EmailAddress.of("a@b.ru"))),
                arguments(AnInput.EMAILS, List.of("почта@пример.рф"), List.of(EmailAddress.of("почта@пример.рф"))),
                arguments(
                        AnInput.FILE,
                        Map.of("name", "a.pdf", "key", "k1", "size", 5, "contentType", "application/pdf"),
                        new FileRef("a.pdf", "k1", 5, "application/pdf")));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void a_good_value_is_normalised(Field<?> field, Object raw, Object value) {
        assertThat(AnInput.read(field, raw).requireClean().values().get(field)).isEqualTo(value);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(AnInput.URGENT, "yes", "urgent", "WRONG_TYPE"),
                arguments(AnInput.URGENT, 1, "urgent", "WRONG_TYPE"),
                arguments(AnInput.STAGE, "new", "stage", "UNKNOWN_OPTION"),
                arguments(AnInput.STAGE, 1, "stage", "WRONG_TYPE"),
                arguments(AnInput.TAGS, List.of("A", "X"), "tags[1]", "UNKNOWN_OPTION"),
                arguments(AnInput.TAGS, Collections.singletonList(null), "tags[0]", "WRONG_TYPE"),
                arguments(AnInput.COMPANY, CONTACT, "company", "WRONG_TARGET"),
                arguments(AnInput.COMPANY, "0190c8c45c7e7a3b9f100123456789ab", "company", "MALFORMED"),
                arguments(AnInput.COMPANY, "0190c8c4-5c7e-7a3b-9f10-0123456789a", "company", "MALFORMED"),
                arguments(AnInput.CLIENT, ID, "client", "WRONG_TYPE"),
                arguments(AnInput.CLIENT, ID.toString(), "client", "MALFORMED"),
                arguments(AnInput.FRIENDS, List.of(COMPANY), "friends[0]", "WRONG_TARGET"),
                arguments(AnInput.FRIENDS, Collections.nCopies(10_001, CONTACT), "friends", "TOO_MANY"),
                arguments(AnInput.TAGS, Collections.nCopies(100_000, "A"), "tags", "TOO_MANY"),
                arguments(AnInput.PHONES, Collections.nCopies(101, "112"), "phones", "TOO_MANY"),
                arguments(AnInput.PHONES, List.of("112", "+7+7912"), "phones[1]", "MALFORMED"),
                arguments(AnInput.PHONES, "call me", "phones[0]", "MALFORMED"),
                arguments(AnInput.PHONES, "1".repeat(40), "phones[0]", "MALFORMED"),
                arguments(AnInput.PHONES, 79120000000L, "phones[0]", "WRONG_TYPE"),
                arguments(AnInput.EMAILS, "a@b", "emails[0]", "MALFORMED"),
                arguments(AnInput.EMAILS, "a@@b.ru", "emails[0]", "MALFORMED"),
                arguments(AnInput.EMAILS, "a@b.ru\r\nBcc: c@d.ru", "emails[0]", "MALFORMED"),
                arguments(AnInput.EMAILS, "x".repeat(65) + "@b.ru", "emails[0]", "TOO_LONG"),
                arguments(AnInput.FILE, "a.pdf", "file", "WRONG_TYPE"),
                arguments(AnInput.FILE, Map.of("name", "a.pdf"), "file", "WRONG_TYPE"),
                arguments(AnInput.FILE, file("../../etc/passwd"), "file.name", "FILE_NAME"),
                arguments(AnInput.FILE, file("C:\\a"), "file.name", "FILE_NAME"),
                arguments(AnInput.FILE, file("nul.txt"), "file.name", "FILE_NAME"),
                arguments(AnInput.FILE, file("a."), "file.name", "FILE_NAME"));
    }

    private static Map<String, Object> file(String name) {
        return Map.of("name", name, "key", "k", "size", 1, "contentType", "text/plain");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_bad_value_is_refused_where_it_stands(Field<?> field, Object raw, String path, String code) {
        assertThat(AnInput.codes(field, raw)).containsExactly(code);
        assertThat(AnInput.paths(field, raw)).containsExactly(path);
    }

    @Test
    void an_unknown_option_lists_the_allowed_ones() {
        assertThat(AnInput.read(AnInput.STAGE, "OLD").violations().get(0).args())
                .containsEntry("allowed", "NEW, CALL");
    }

    @Test
    void every_bad_element_is_told() {
        assertThat(AnInput.paths(AnInput.TAGS, List.of("X", "A", "Y"))).containsExactly("tags[0]", "tags[2]");
    }

    @Test
    void an_empty_list_makes_the_field_empty() {
        assertThat(AnInput.read(AnInput.TAGS, List.of()).cleared()).containsExactly(AnInput.TAGS);
    }
}
