package dev.crmkit.spi.value;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A file kept elsewhere: what people call it, the key its keeper knows it by, its size and media type.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name a bare file name every system can store, at most 200 characters
 * @param key opaque to the library, at most 500 characters
 * @param size in bytes, 0 or more
 * @param contentType a media type without parameters, in lower case
 */
@ForCallers
public record FileRef(String name, String key, long size, String contentType) {
    private static final int MAX_NAME = 200;
    private static final int MAX_KEY = 500;
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\:]");
    private static final Pattern DEVICE =
            Pattern.compile("(?:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9]) *(?:\\..*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

    /**
     * Checks every part and puts the media type in lower case.
     *
     * @throws InvalidInputException with everything that is wrong
     */
    public FileRef {
        contentType = contentType.toLowerCase(Locale.ROOT);
        List<Violation> violations = new ArrayList<>();
        checkName(name, violations);
        checkKey(key, violations);
        if (size < 0) {
            violations.add(Violation.of("size", "OUT_OF_RANGE", "a size is not negative", "размер не отрицателен")
                    .with("min", 0));
        }
        if (!MEDIA_TYPE.matcher(contentType).matches()) {
            violations.add(Violation.of(
                    "contentType",
                    "MALFORMED",
                    "a content type is type/subtype, such as application/pdf",
                    "тип содержимого пишется как application/pdf"));
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
    }

    private static void checkName(String name, List<Violation> violations) {
        checkText("name", name, MAX_NAME, violations);
        if (SEPARATOR.matcher(name).find()) {
            violations.add(Violation.of(
                    "name",
                    "FILE_NAME",
                    "a file name has no slash, backslash or colon",
                    "в имени файла нет косой черты и двоеточия"));
        }
        if (name.endsWith(".") || name.endsWith(" ")) {
            violations.add(Violation.of(
                    "name",
                    "FILE_NAME",
                    "a file name does not end with a dot or a blank",
                    "имя файла не кончается точкой или пробелом"));
        }
        if (DEVICE.matcher(name).matches()) {
            violations.add(Violation.of(
                    "name",
                    "FILE_NAME",
                    "a file is not named like a device (CON, NUL, COM1)",
                    "файл не называют именем устройства (CON, NUL, COM1)"));
        }
    }

    private static void checkKey(String key, List<Violation> violations) {
        checkText("key", key, MAX_KEY, violations);
    }

    private static void checkText(String path, String text, int max, List<Violation> violations) {
        if (TextRules.trim(text).isEmpty()) {
            violations.add(Violation.of(path, "REQUIRED", "must not be blank", "не может быть пустым"));
        }
        if (text.codePointCount(0, text.length()) > max) {
            violations.add(
                    Violation.of(path, "TOO_LONG", "at most " + max + " characters", "не более " + max + " знаков")
                            .with("max", max));
        }
        if (TextRules.hasUnprintable(text) || TextRules.hasInvisible(text)) {
            violations.add(Violation.of(
                    path,
                    "CONTROL_CHARACTER",
                    "must not contain control or invisible characters",
                    "не может содержать управляющих и невидимых знаков"));
        }
    }
}
