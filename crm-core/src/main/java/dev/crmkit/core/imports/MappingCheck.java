package dev.crmkit.core.imports;

import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.core.value.InputCheck;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges a mapping against the type, before any row is read. */
final class MappingCheck {
    private static final Pattern SYSTEM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");

    private final ImportMapping mapping;
    private final RecordType type;
    private final InputCheck door;
    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    MappingCheck(ImportMapping mapping, RecordType type, InputCheck door) {
        this.mapping = mapping;
        this.type = type;
        this.door = door;
    }

    /** @throws InvalidInputException with everything that does not fit */
    void requireClean() {
        if (!mapping.type().equals(type.key())) {
            add(
                    "/type",
                    "WRONG_TYPE",
                    "the mapping is of another type than " + type.key(),
                    "настройка не для типа " + type.key());
        }
        mapping.externalKey().ifPresent(this::checkKey);
        mapping.columns().forEach((name, column) -> checkColumn(pointer("/columns", name), column));
        mapping.columns().keySet().stream()
                .filter(mapping.ignored()::contains)
                .forEach(name -> add(
                        "/ignored",
                        "CONTRADICTION",
                        "a column is mapped and ignored",
                        "столбец и назначен, и пропущен"));
        addAll("/constants", door.check(type, mapping.constants()).violations());
        mapping.constants().keySet().stream().filter(taken::contains).forEach(key -> taken(pointer("/constants", key)));
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
    }

    private void checkKey(ImportMapping.ExternalKey key) {
        if (!type.hasHeader()) {
            add(
                    "/externalKey",
                    "NOT_KEYED",
                    "records of this type have no external key",
                    "у записей этого типа нет внешнего ключа");
        }
        if (!SYSTEM.matcher(key.system()).matches()) {
            add(
                    "/externalKey/system",
                    "MALFORMED",
                    "a system is named by up to 40 of A-Z a-z 0-9 _ . -",
                    "система называется знаками A-Z a-z 0-9 _ . -, не более 40");
        }
    }

    private void checkColumn(String pointer, ColumnMapping column) {
        Optional<Field<?>> field = type.field(column.field());
        if (field.isEmpty()) {
            violations.add(Unknown.field(
                    pointer + "/field",
                    column.field(),
                    type.fields().stream().map(Field::key).toList()));
            return;
        }
        if (field.get().isManaged()) {
            add(pointer + "/field", "MANAGED", "the field is kept by the system", "поле ведёт система");
        }
        if (!taken.add(column.field()) && !field.get().type().multiValued()) {
            taken(pointer + "/field");
        }
        checkFormat(pointer + "/format", field.get().type(), column.format());
    }

    private void checkFormat(String pointer, FieldType<?> fieldType, ValueFormat format) {
        boolean time = fieldType instanceof FieldType.Day || fieldType instanceof FieldType.Moment;
        boolean amount = fieldType instanceof FieldType.Amount;
        boolean number = amount || fieldType instanceof FieldType.Decimal || fieldType instanceof FieldType.WholeNumber;
        boolean words = !format.trueWords().isEmpty() || !format.falseWords().isEmpty();
        require(time || format.pattern().isEmpty(), pointer + "/pattern");
        require(fieldType instanceof FieldType.Moment || format.zone().isEmpty(), pointer + "/zone");
        require(number || !format.decimalComma(), pointer + "/decimalComma");
        require(amount || format.currency().isEmpty(), pointer + "/currency");
        require(amount || format.currencyColumn().isEmpty(), pointer + "/currencyColumn");
        require(fieldType instanceof FieldType.Bool || !words, pointer + "/trueWords");
        require(fieldType.multiValued() || format.separator().isEmpty(), pointer + "/separator");
        checkPattern(pointer, fieldType, format);
    }

    private void checkPattern(String pointer, FieldType<?> fieldType, ValueFormat format) {
        try {
            TimePattern.of(fieldType, format);
        } catch (InvalidInputException e) {
            addAll(pointer, e.violations());
        }
    }

    private void require(boolean holds, String pointer) {
        if (!holds) {
            add(pointer, "WRONG_FORMAT", "this does not go with a field of the type", "это не подходит к типу поля");
        }
    }

    private void taken(String pointer) {
        add(
                pointer,
                "DUPLICATE_FIELD",
                "the field gets its value from elsewhere already",
                "значение этого поля уже берётся из другого места");
    }

    private static String pointer(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private void addAll(String pointer, List<Violation> inner) {
        inner.forEach(each -> violations.add(
                new Violation(pointer(pointer, each.path()), each.code(), each.en(), each.ru(), each.args())));
    }

    private void add(String pointer, String code, String en, String ru) {
        violations.add(Violation.of(pointer, code, en, ru));
    }
}
