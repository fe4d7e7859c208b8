package dev.crmkit.core.internal;

import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.PhoneNumber;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** The canonical text of a value, as the history keeps it: the same value always reads the same. */
final class ValueText {
    private ValueText() {}

    static String of(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(ValueText::of).collect(Collectors.joining("\n"));
        }
        if (value instanceof PhoneNumber phone) {
            return phone.e164().orElse(phone.raw());
        }
        if (value instanceof EmailAddress email) {
            return email.raw();
        }
        if (value instanceof FileRef file) {
            return file.name() + "\n" + file.key();
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
