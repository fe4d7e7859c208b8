package dev.crmkit.core.imports;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.value.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Turns the cells of one column into what the API would be given. Throws with empty paths. Thread-safe. */
final class CellReader {
    private static final Set<String> SPREADSHEET_ERRORS = Set.of(
            "#N/A",
            "#REF!",
            "#VALUE!",
            "#DIV/0!",
            "#NAME?",
            "#NUM!",
            "#NULL!",
            "#Н/Д",
            "#ЗНАЧ!",
            "#ССЫЛКА!",
            "#ДЕЛ/0!",
            "#ИМЯ?",
            "#ЧИСЛО!");
    private static final Pattern TOO_NARROW = Pattern.compile("#{3,}");
    private static final Pattern SPACES_IN_NUMBER = Pattern.compile("(?<=[0-9])[\\p{Z}](?=[0-9])");
    private static final Pattern WITH_COMMA = Pattern.compile("[+-]?[0-9]+(?:,[0-9]+)?");

    private final FieldType<?> type;
    private final ColumnMapping mapping;
    private final Function<String, Object> words;

    CellReader(FieldType<?> type, ColumnMapping mapping) {
        this.type = type;
        this.mapping = mapping;
        this.words = TimePattern.of(type, mapping.format())
                .<Function<String, Object>>map(pattern -> pattern::read)
                .orElse(cell -> cell);
    }

    /** The raw value, or empty where the cell means "not recorded". */
    Optional<Object> read(String cell, Map<String, String> row) {
        String text = mapping.format().trim() ? strip(cell) : cell;
        if (text.isEmpty() || mapping.missing().contains(text)) {
            return Optional.empty();
        }
        String meaning = mapping.format().valueMap().getOrDefault(text, text);
        if (SPREADSHEET_ERRORS.contains(meaning) || TOO_NARROW.matcher(meaning).matches()) {
            throw refused("SPREADSHEET_ERROR", "the spreadsheet shows an error here", "в таблице здесь ошибка");
        }
        return mapping.format()
                .separator()
                .<Object>map(between -> several(meaning, between))
                .or(() -> Optional.of(one(meaning, row)));
    }

    /** {@link String#strip} would leave the no-break space. */
    private static String strip(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && isSpace(cell.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(cell.charAt(to - 1))) {
            to--;
        }
        return cell.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private List<String> several(String text, String separator) {
        return Arrays.stream(text.split(Pattern.quote(separator), -1))
                .map(CellReader::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> mapping.format().valueMap().getOrDefault(part, part))
                .toList();
    }

    private Object one(String cell, Map<String, String> row) {
        if (type instanceof FieldType.Bool) {
            return flag(cell);
        }
        if (type instanceof FieldType.WholeNumber || type instanceof FieldType.Decimal) {
            return number(cell);
        }
        if (type instanceof FieldType.Amount) {
            return amount(cell, row);
        }
        return words.apply(cell);
    }

    private Object flag(String text) {
        if (isAmong(text, mapping.format().trueWords())) {
            return true;
        }
        return isAmong(text, mapping.format().falseWords()) ? (Object) false : text;
    }

    private static boolean isAmong(String text, List<String> words) {
        return words.stream().anyMatch(text::equalsIgnoreCase);
    }

    private String number(String text) {
        if (!mapping.format().decimalComma()) {
            return text;
        }
        String plain = SPACES_IN_NUMBER.matcher(text).replaceAll("");
        if (!WITH_COMMA.matcher(plain).matches()) {
            throw refused("MALFORMED", "expected a number such as 1 500,00", "ожидается число, например 1 500,00");
        }
        return plain.replace(',', '.');
    }

    private Object amount(String text, Map<String, String> row) {
        Optional<String> currency = mapping.format()
                .currency()
                .or(() -> mapping.format().currencyColumn().map(column -> strip(row.getOrDefault(column, ""))));
        return currency.<Object>map(code -> Map.of("amount", number(text), "currency", code))
                .orElse(text);
    }

    private static InvalidInputException refused(String code, String en, String ru) {
        return InvalidInputException.of(Violation.of("", code, en, ru));
    }
}
