package dev.crmkit.testkit.rules;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes values out to the last digit and letter: two phones may be equal and yet not the same. */
final class Exact {
    private static final int SHOWN = 400;

    private Exact() {}

    /** The record with its version and all values that are not empty. */
    static String text(Record record) {
        return record + " "
                + record.type().fields().stream()
                        .flatMap(field -> record.value(field).map(value -> text(field, value)).stream())
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String text(Field<?> field, Object value) {
        return field.key() + "=" + text(value);
    }

    static String text(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Exact::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof PhoneNumber phone) {
            return phone.raw() + "/" + phone.digits() + "/" + phone.e164() + "/" + phone.ext() + "/" + phone.kind();
        }
        if (value instanceof EmailAddress email) {
            return email.raw() + "/" + email.normalized();
        }
        return value instanceof String text ? quoted(text) : value.toString();
    }

    /** Printable ASCII as it is, the rest as escapes: what looks alike must be told apart. */
    private static String quoted(String text) {
        return text.chars()
                .mapToObj(c -> isPlain(c) ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c))
                .collect(Collectors.joining("", "'", "'"));
    }

    private static boolean isPlain(int c) {
        boolean ascii = c >= ' ' && c < 0x7F && c != '\\';
        boolean russian = c >= 0x410 && c <= 0x451;
        return ascii || russian;
    }

    /** At most some hundred characters of it. */
    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
