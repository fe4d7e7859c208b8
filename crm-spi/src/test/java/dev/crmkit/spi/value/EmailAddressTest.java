package dev.crmkit.spi.value;

import static dev.crmkit.spi.value.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ivan@example.ru|ivan@example.ru",
                "Ivan@Example.RU|ivan@example.ru",
                "i.van+tag@example.ru|i.van+tag@example.ru",
                "o'hara!#$%&*/=?^_`{}~-@a1.example|o'hara!#$%&*/=?^_`{}~-@a1.example",
                "почта@пример.рф|почта@xn--e1afmkfd.xn--p1ai",
                "ПОЧТА@ПРИМЕР.РФ|почта@xn--e1afmkfd.xn--p1ai",
                "a@b\u3002ru|a@b.ru",
                "\"two words\"@example.ru|\"two words\"@example.ru",
                "\"a@b\\\"c\"@example.ru|\"a@b\\\"c\"@example.ru",
                "\"кавычки\"@example.ru|\"кавычки\"@example.ru",
                "a@xn--E1AFMKFD.xn--p1ai|a@xn--e1afmkfd.xn--p1ai",
                "a@1-2.c--n.com|a@1-2.c--n.com",
                "и\u0306@example.ru|й@example.ru",
                "\ud83d\ude00@example.ru|\ud83d\ude00@example.ru"
            })
    void is_compared_in_lower_case_with_its_domain_in_ascii(String raw, String normalized) {
        EmailAddress email = EmailAddress.of(raw);

        assertThat(email.normalized()).isEqualTo(normalized);
        assertThat(email.raw()).isEqualTo(raw);
        assertThat(email).hasToString(raw);
        assertThat(EmailAddress.of(normalized).normalized()).isEqualTo(normalized);
    }

    @Test
    void spaces_around_it_do_not_matter_but_are_kept_as_written() {
        EmailAddress email = EmailAddress.of("\u00a0 Ivan@Example.RU ");

        assertThat(email.normalized()).isEqualTo("ivan@example.ru");
        assertThat(email.raw()).isEqualTo("\u00a0 Ivan@Example.RU ");
        assertThat(email)
                .isEqualTo(EmailAddress.of("ivan@example.ru"))
                .hasSameHashCodeAs(EmailAddress.of("ivan@example.ru"));
    }

    @Test
    void dots_and_tags_tell_people_apart() {
        EmailAddress email = EmailAddress.of("ivan@example.ru");

        assertThat(email)
                .isNotEqualTo(EmailAddress.of("i.van@example.ru"))
                .isNotEqualTo(EmailAddress.of("ivan+x@example.ru"))
                .isNotEqualTo("ivan@example.ru");
        assertThat(email.hashCode())
                .isNotEqualTo(EmailAddress.of("i.van@example.ru").hashCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ivan",
                "@example.ru",
                "ivan@",
                "a@b",
                "a@b@example.ru",
                "a b@example.ru",
                "a\u00a0b@example.ru",
                ".a@example.ru",
                "a.@example.ru",
                "a..b@example.ru",
                "a@example.ru.",
                "a@.example.ru",
                "a@example..ru",
                "a@-example.ru",
                "a@example-.ru",
                "a@exa_mple.ru",
                "a@exa mple.ru",
                "a@example.1",
                "a@127.0.0.1",
                "a@[127.0.0.1]",
                "a@example.r",
                "a@xn--a.ru\u0000",
                "\"\"@example.ru",
                "\"a@example.ru",
                "\"a\"b@example.ru",
                "\"a\\\"@example.ru",
                "(comment)a@example.ru",
                "a@example.ru\r\nBcc: b@example.ru",
                "\na@example.ru",
                "a@example.ru\t",
                "a\u0007@example.ru",
                "a\u0085@example.ru",
                "a\u200b@example.ru",
                "a\u202e@example.ru",
                "a\ud83d@example.ru",
                "a@exa\u00admple.ru",
                "a@\u2100.ru"
            })
    void another_text_is_refused(String raw) {
        refused("", "MALFORMED", () -> EmailAddress.of(raw));
    }

    @Test
    void the_local_part_has_at_most_64_octets() {
        assertThat(EmailAddress.of("a".repeat(64) + "@example.ru").normalized()).hasSize(75);
        assertThat(EmailAddress.of("я".repeat(32) + "@example.ru").normalized()).hasSize(43);

        assertThat(refused("", "TOO_LONG", () -> EmailAddress.of("a".repeat(65) + "@example.ru"))
                        .args())
                .containsEntry("max", "64");
        refused("", "TOO_LONG", () -> EmailAddress.of("я".repeat(33) + "@example.ru"));
    }

    @Test
    void the_address_has_at_most_254_octets() {
        String longest = "a@" + "b".repeat(62) + "." + "c".repeat(63) + "." + "d".repeat(63) + "." + "e".repeat(61);

        assertThat(EmailAddress.of(longest).normalized()).hasSize(254);
        assertThat(refused("", "TOO_LONG", () -> EmailAddress.of("a" + longest)).args())
                .containsEntry("max", "254");
    }

    @Test
    void a_label_has_at_most_63_characters() {
        assertThat(EmailAddress.of("a@" + "b".repeat(63) + ".ru").raw()).hasSize(68);
        refused("", "MALFORMED", () -> EmailAddress.of("a@" + "b".repeat(64) + ".ru"));
        refused("", "MALFORMED", () -> EmailAddress.of("a@" + "я".repeat(60) + ".ru"));
    }

    @Test
    void a_long_text_is_refused_unread() {
        refused("", "MALFORMED", () -> EmailAddress.of("a".repeat(320)));
        refused("", "TOO_LONG", () -> EmailAddress.of("a".repeat(321)));
        refused("", "TOO_LONG", () -> EmailAddress.of("a@".repeat(5_000_000)));
    }
}
