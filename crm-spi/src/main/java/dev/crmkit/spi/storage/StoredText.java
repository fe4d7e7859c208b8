package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Values as texts and back, without loss, for adapters that keep documents or lines rather than typed columns. Texts are
 * for reading back only: they neither sort nor compare like the values. Stateless and thread-safe.
 *
 * <p>A value is one text; a phone number three (as written, E.164 or nothing, kind) and a file four (name, key, size,
 * content type). The texts of a list's elements follow each other.
 */
@ForCallers
public final class StoredText {
    private static final int PHONE_PARTS = 3;

    private StoredText() {}

    /** The texts of a value of the field. */
    public static List<String> write(Field<?> field, Object value) {
        if (!field.type().multiValued()) {
            return parts(value);
        }
        List<String> all = new ArrayList<>();
        ((List<?>) value).forEach(element -> all.addAll(parts(element)));
        return all;
    }

    private static List<String> parts(Object value) {
        if (value instanceof PhoneNumber phone) {
            return List.of(phone.raw(), phone.e164().orElse(""), phone.kind());
        }
        if (value instanceof FileRef file) {
            return List.of(file.name(), file.key(), Long.toString(file.size()), file.contentType());
        }
        if (value instanceof EmailAddress email) {
            return List.of(email.raw());
        }
        return List.of(value instanceof BigDecimal number ? number.toPlainString() : value.toString());
    }

    /**
     * The value of the field that was written so.
     *
     * @throws RuntimeException if the texts were not written by {@link #write} for a field of this type
     */
    public static Object read(Field<?> field, List<String> texts) {
        FieldType<?> type = field.type();
        if (type instanceof FieldType.Phones) {
            return phones(texts);
        }
        if (type.multiValued()) {
            return texts.stream().map(text -> single(type, text)).toList();
        }
        return type instanceof FieldType.StoredFile
                ? new FileRef(texts.get(0), texts.get(1), Long.parseLong(texts.get(2)), texts.get(3))
                : single(type, texts.get(0));
    }

    private static List<PhoneNumber> phones(List<String> texts) {
        List<PhoneNumber> phones = new ArrayList<>();
        for (int i = 0; i < texts.size(); i += PHONE_PARTS) {
            PhoneNumber written = PhoneNumber.of(texts.get(i));
            String e164 = texts.get(i + 1);
            phones.add(e164.isEmpty() ? written : written.withE164(e164, texts.get(i + 2)));
        }
        return phones;
    }

    private static Object single(FieldType<?> type, String text) {
        if (type instanceof FieldType.WholeNumber) {
            return Long.valueOf(text);
        }
        if (type instanceof FieldType.Decimal) {
            return new BigDecimal(text);
        }
        if (type instanceof FieldType.Amount) {
            return Money.parse(text);
        }
        if (type instanceof FieldType.Bool) {
            return Boolean.valueOf(text);
        }
        if (type instanceof FieldType.Day) {
            return LocalDate.parse(text);
        }
        if (type instanceof FieldType.Moment) {
            return Instant.parse(text);
        }
        if (type instanceof FieldType.Reference || type instanceof FieldType.MultiReference) {
            return RecordRef.parse(text);
        }
        return type instanceof FieldType.Emails ? EmailAddress.of(text) : text;
    }
}
