package dev.crmkit.core.value;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.PhoneNormalizer;
import java.util.Map;
import java.util.Optional;

/**
 * The door for values: turns raw input into what a record keeps, or says everything that is wrong with it.
 *
 * <p>Nothing is rounded, cut or guessed, except that instants lose what is finer than a microsecond and choices are put
 * in declared order. The empty text and the empty list are absent; blanks are kept. Caller's collections are copied
 * first; one that throws or changes meanwhile is refused as UNREADABLE. Immutable and thread-safe.
 */
@ForCallers
public final class InputCheck {
    private final ValueReader reader;

    private InputCheck(PhoneNormalizer phones) {
        this.reader = new ValueReader(phones);
    }

    /** A door that reads phone numbers this way. */
    public static InputCheck with(PhoneNormalizer phones) {
        return new InputCheck(phones);
    }

    /**
     * Reads input named by field keys. Unknown, managed and repeated fields are violations, not silence.
     *
     * @param raw a null value or empty text makes the field empty
     */
    public CheckedInput check(RecordType type, Map<String, ?> raw) {
        return new InputPass(type, reader).byKey(raw);
    }

    /** Reads input named by fields, as a draft collects it; managed fields are violations here too. */
    public CheckedInput checkTyped(RecordType type, Map<Field<?>, ?> raw) {
        return new InputPass(type, reader).byField(raw);
    }

    /**
     * Reads one value, managed or not.
     *
     * @return the normalised value, or empty when the raw one is the empty text, an empty list or an empty Optional
     * @throws InvalidInputException with every violation, its path beginning with the key of the field
     */
    public Optional<Object> value(Field<?> field, Object raw) {
        try {
            return reader.value(field.type(), raw);
        } catch (InvalidInputException e) {
            throw at(field, e);
        }
    }

    /**
     * Reads what the field is compared with in a condition: one element of a multi-valued field; numbers of any size and
     * scale a decimal may have, texts of any length a text may have.
     *
     * @throws InvalidInputException with every violation, its path empty
     */
    public Object operand(Field<?> field, Object raw) {
        FieldType<?> type = field.type();
        if (type instanceof FieldType.Text text) {
            return reader.element(new FieldType.Text(4_000, text.exact()), raw);
        }
        if (type instanceof FieldType.LongText) {
            return reader.element(new FieldType.Text(4_000, false), raw);
        }
        if (type instanceof FieldType.WholeNumber) {
            return NumberReader.whole(raw, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type instanceof FieldType.Decimal decimal) {
            return NumberReader.comparable(raw, decimal.scale());
        }
        return reader.element(type, raw);
    }

    static InvalidInputException at(Field<?> field, InvalidInputException refusal) {
        return new InvalidInputException(refusal.violations().stream()
                .map(violation -> violation.at(field.key()))
                .toList());
    }
}
