package dev.crmkit.spi.value;

import static dev.crmkit.spi.value.Refusals.refused;
import static dev.crmkit.spi.value.Refusals.violationsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileRefTest {
    @Test
    void keeps_what_it_is_given() {
        FileRef file = new FileRef("Договор № 7.pdf", "files/2026/7", 1024, "Application/PDF");

        assertThat(file.name()).isEqualTo("Договор № 7.pdf");
        assertThat(file.key()).isEqualTo("files/2026/7");
        assertThat(file.size()).isEqualTo(1024);
        assertThat(file.contentType()).isEqualTo("application/pdf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.b.c",
                ".profile",
                "CONTRACT.pdf",
                "COM.txt",
                "COM10",
                "LPT",
                "nul1",
                "мой файл.txt",
                " a",
                "a..b"
            })
    void an_ordinary_name_is_taken(String name) {
        assertThat(named(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "/etc/passwd",
                "a\\b",
                "C:x",
                "a.txt.",
                "..",
                "a ",
                "CON",
                "con",
                "nul.txt",
                "Prn",
                "aux.tar.gz",
                "COM1",
                "lpt9.doc",
                "COM0",
                "nul .txt"
            })
    void a_name_that_some_system_cannot_store_is_refused(String name) {
        refused("name", "FILE_NAME", () -> named(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000", "a\u007f", "a\ud800", "gpj\u202eexe", "a\u200bb"})
    void a_name_that_hides_something_is_refused(String name) {
        refused("name", "CONTROL_CHARACTER", () -> named(name));
        refused("key", "CONTROL_CHARACTER", () -> new FileRef("a", name, 0, "text/plain"));
    }

    @Test
    void a_name_has_at_most_200_code_points() {
        String longest = "\ud83d\ude00".repeat(200);

        assertThat(named(longest).name()).isEqualTo(longest);
        assertThat(refused("name", "TOO_LONG", () -> named(longest + "a")).args())
                .containsEntry("max", "200");
    }

    @Test
    void a_key_is_present_and_at_most_500_code_points() {
        assertThat(new FileRef("a", "k".repeat(500), 0, "text/plain").key()).hasSize(500);
        refused("key", "TOO_LONG", () -> new FileRef("a", "k".repeat(501), 0, "text/plain"));
        refused("key", "REQUIRED", () -> new FileRef("a", "\u00a0", 0, "text/plain"));
        refused("name", "REQUIRED", () -> named(""));
    }

    @Test
    void a_size_is_not_negative() {
        assertThat(new FileRef("a", "k", 0, "text/plain").size()).isZero();
        assertThat(refused("size", "OUT_OF_RANGE", () -> new FileRef("a", "k", -1, "text/plain"))
                        .args())
                .containsEntry("min", "0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pdf", "text/", "/plain", "text/plain; charset=utf-8", "text/pl ain", "text/plain/x"})
    void a_content_type_is_type_and_subtype(String contentType) {
        refused("contentType", "MALFORMED", () -> new FileRef("a", "k", 0, contentType));
    }

    @Test
    void everything_wrong_is_told_at_once() {
        assertThat(violationsOf(() -> new FileRef("", "", -1, "")))
                .extracting(Violation::path)
                .containsExactly("name", "key", "size", "contentType");
    }

    private static FileRef named(String name) {
        return new FileRef(name, "key", 1, "text/plain");
    }
}
