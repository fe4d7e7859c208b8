package dev.crmkit.core.value;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.value.PhoneNormalizer;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads raw values by the type of their field. Throws with paths relative to the field. */
final class ValueReader {
    private static final int MAX_LINKS = 10_000;
    private static final int MAX_CONTACTS = 100;

    private final PhoneNormalizer phones;

    ValueReader(PhoneNormalizer phones) {
        this.phones = phones;
    }

    /** The value as a record keeps it, empty when there is none. */
    Optional<Object> value(FieldType<?> type, Object raw) {
        if (raw instanceof Optional<?> optional) {
            return optional.flatMap(present -> value(type, present));
        }
        if (isEmptyText(raw)) {
            return Optional.empty();
        }
        return type.multiValued() ? list(type, raw) : Optional.of(element(type, raw));
    }

    private static boolean isEmptyText(Object raw) {
        return raw instanceof String text && text.isEmpty();
    }

    private Optional<Object> list(FieldType<?> type, Object raw) {
        List<Optional<Object>> several = ForeignCopy.list(raw, cap(type));
        Set<Object> elements = new LinkedHashSet<>();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < several.size(); i++) {
            String path = "[" + i + "]";
            try {
                elements.add(several.get(i).map(each -> element(type, each)).orElseThrow(ValueReader::noElement));
            } catch (InvalidInputException e) {
                e.violations().forEach(violation -> violations.add(violation.at(path)));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
        return elements.isEmpty() ? Optional.empty() : Optional.of(ordered(type, List.copyOf(elements)));
    }

    private static List<Object> ordered(FieldType<?> type, List<Object> elements) {
        return type instanceof FieldType.MultiChoice choice
                ? new ChoiceReader(choice.options()).inDeclaredOrder(elements)
                : elements;
    }

    private static InvalidInputException noElement() {
        return Refusal.wrongType("a value in every place of the list", "значение на каждом месте списка");
    }

    private static int cap(FieldType<?> type) {
        return type instanceof FieldType.Phones || type instanceof FieldType.Emails ? MAX_CONTACTS : MAX_LINKS;
    }

    /** A value of a single-valued type, one element of a multi-valued one. */
    Object element(FieldType<?> type, Object raw) {
        if (type instanceof FieldType.Text text) {
            return new TextReader(text.maxLength(), text.exact()).read(raw);
        }
        if (type instanceof FieldType.LongText text) {
            return new TextReader(text.maxLength(), false).read(raw);
        }
        if (type instanceof FieldType.WholeNumber whole) {
            return NumberReader.whole(raw, whole.min(), whole.max());
        }
        if (type instanceof FieldType.Decimal decimal) {
            return NumberReader.decimal(raw, decimal.precision(), decimal.scale());
        }
        if (type instanceof FieldType.Amount) {
            return MoneyReader.read(raw);
        }
        if (type instanceof FieldType.Bool) {
            return bool(raw);
        }
        if (type instanceof FieldType.Day) {
            return TimeReader.day(raw);
        }
        return type instanceof FieldType.Moment ? TimeReader.moment(raw) : link(type, raw);
    }

    private Object link(FieldType<?> type, Object raw) {
        if (type instanceof FieldType.Choice choice) {
            return new ChoiceReader(choice.options()).read(raw);
        }
        if (type instanceof FieldType.MultiChoice choice) {
            return new ChoiceReader(choice.options()).read(raw);
        }
        if (type instanceof FieldType.Reference reference) {
            return new ReferenceReader(reference.targets()).read(raw);
        }
        if (type instanceof FieldType.MultiReference reference) {
            return new ReferenceReader(List.of(reference.target())).read(raw);
        }
        if (type instanceof FieldType.Phones) {
            return ContactReader.phone(raw, phones);
        }
        return type instanceof FieldType.Emails ? ContactReader.email(raw) : ContactReader.file(raw);
    }

    private static Boolean bool(Object raw) {
        if (raw instanceof Boolean flag) {
            return flag;
        }
        if ("true".equals(raw) || "false".equals(raw)) {
            return "true".equals(raw);
        }
        throw Refusal.wrongType("true or false", "true или false");
    }
}
