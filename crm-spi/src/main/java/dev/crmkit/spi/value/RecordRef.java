package dev.crmkit.spi.value;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which record: its type and its id, written {@code lead:0190c8c4-5c7e-7a3b-9f10-0123456789ab}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param type the key of the record type, {@code lower_snake} of at most 48 characters
 * @param id the id the library gave the record
 */
@ForCallers
public record RecordRef(String type, UUID id) {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,47}");
    private static final Pattern TEXT =
            Pattern.compile("([^:]{1,48}):([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

    /**
     * Checks the form of the type key, not that there is such a type.
     *
     * @throws InvalidInputException if the type is no type key
     */
    public RecordRef {
        Objects.requireNonNull(id, "id");
        if (!TYPE.matcher(type).matches()) {
            throw InvalidInputException.of(Violation.of(
                            "type",
                            "MALFORMED",
                            "a type key is lower_snake: a to z, 0 to 9, _, at most 48 characters",
                            "ключ типа пишется так: a-z, 0-9, _, не более 48 знаков")
                    .with("max", 48));
        }
    }

    /**
     * Reads what {@link #toString} writes; the id may be in upper case.
     *
     * @throws InvalidInputException if the text has another form
     */
    public static RecordRef parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw InvalidInputException.of(Violation.of(
                    "",
                    "MALFORMED",
                    "a reference is written type:uuid, the uuid with its dashes",
                    "ссылка пишется как тип:uuid, uuid с дефисами"));
        }
        return new RecordRef(parts.group(1), UUID.fromString(parts.group(2)));
    }

    @Override
    public String toString() {
        return type + ":" + id;
    }
}
