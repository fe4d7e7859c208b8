package dev.crmkit.core.value;

import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.PhoneNormalizer;
import dev.crmkit.spi.value.PhoneNumber;
import java.util.List;
import java.util.Map;

/** Phone numbers, e-mail addresses and files: as values, or as people and programs write them. */
final class ContactReader {
    private static final List<String> FILE_PARTS = List.of("name", "key", "size", "contentType");

    private ContactReader() {}

    static PhoneNumber phone(Object raw, PhoneNormalizer phones) {
        if (raw instanceof PhoneNumber phone) {
            return phone;
        }
        if (raw instanceof String text) {
            return phones.normalize(text);
        }
        throw Refusal.wrongType("a phone number", "номер телефона");
    }

    static EmailAddress email(Object raw) {
        if (raw instanceof EmailAddress email) {
            return email;
        }
        if (raw instanceof String text) {
            return EmailAddress.of(text);
        }
        throw Refusal.wrongType("an e-mail address", "адрес электронной почты");
    }

    static FileRef file(Object raw) {
        if (raw instanceof FileRef file) {
            return file;
        }
        if (raw instanceof Map<?, ?> map) {
            return file(ForeignCopy.parts(map, FILE_PARTS));
        }
        throw noFile();
    }

    private static FileRef file(Map<String, Object> parts) {
        Object size = parts.get("size");
        if (size != null
                && parts.get("name") instanceof String name
                && parts.get("key") instanceof String key
                && parts.get("contentType") instanceof String contentType) {
            return new FileRef(name, key, NumberReader.whole(size, 0, Long.MAX_VALUE), contentType);
        }
        throw noFile();
    }

    private static RuntimeException noFile() {
        return Refusal.wrongType("a file with name, key, size, contentType", "файл: name, key, size, contentType");
    }
}
