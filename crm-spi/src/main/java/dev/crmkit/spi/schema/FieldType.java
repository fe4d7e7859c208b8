package dev.crmkit.spi.schema;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a field holds. There is no floating point type: engines disagree on it.
 *
 * <p>A value is never empty: the empty string and the empty list are absent. Multi-valued types hold lists without
 * duplicates; choices in declared order, the others in the order given.
 *
 * @param <T> the Java type of a present value
 */
@ForCallers
public sealed interface FieldType<T> {

    /** The stable name used in JSON and messages, such as {@code TEXT}. */
    String name();

    /** Whether a value is a list of elements kept in a child table. */
    default boolean multiValued() {
        return false;
    }

    /** Whether values are text compared by the fold. */
    default boolean textual() {
        return false;
    }

    /** Whether {@code lt}, {@code le}, {@code gt}, {@code ge} and sorting mean something. */
    default boolean ordered() {
        return true;
    }

    /**
     * One line or more of human text.
     *
     * @param maxLength in code points, 1 to 4,000
     * @param exact whether comparisons see the text as it stands: codes and keys
     */
    record Text(int maxLength, boolean exact) implements FieldType<String> {
        @Override
        public String name() {
            return "TEXT";
        }

        @Override
        public boolean textual() {
            return true;
        }
    }

    /** Long human text: searched by contains, never sorted by; at most {@code maxLength} code points. */
    record LongText(int maxLength) implements FieldType<String> {
        @Override
        public String name() {
            return "LONG_TEXT";
        }

        @Override
        public boolean textual() {
            return true;
        }

        @Override
        public boolean ordered() {
            return false;
        }
    }

    /** A whole number within both ends. */
    record WholeNumber(long min, long max) implements FieldType<Long> {
        @Override
        public String name() {
            return "INT";
        }
    }

    /**
     * An exact decimal. Values carry exactly {@code scale} digits after the point; more are refused, never rounded.
     *
     * @param precision all digits, 1 to 38
     */
    record Decimal(int precision, int scale) implements FieldType<BigDecimal> {
        @Override
        public String name() {
            return "DECIMAL";
        }
    }

    /** An amount with its currency. Ordering holds within one currency and is false across currencies. */
    record Amount() implements FieldType<Money> {
        @Override
        public String name() {
            return "MONEY";
        }
    }

    /** True or false. */
    record Bool() implements FieldType<Boolean> {
        @Override
        public String name() {
            return "BOOL";
        }
    }

    /** A calendar day, years 1 to 9999. */
    record Day() implements FieldType<LocalDate> {
        @Override
        public String name() {
            return "DATE";
        }
    }

    /** A point in time to the microsecond, years 1 to 9999 in UTC. */
    record Moment() implements FieldType<Instant> {
        @Override
        public String name() {
            return "INSTANT";
        }
    }

    /** One of the declared options; sorts in declared order and knows {@code is} and {@code in} only. */
    record Choice(List<Option> options) implements FieldType<String> {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public String name() {
            return "CHOICE";
        }

        /** The option with this key. */
        public Optional<Option> option(String key) {
            return options.stream().filter(each -> each.key().equals(key)).findFirst();
        }
    }

    /** Any of the declared options. */
    record MultiChoice(List<Option> options) implements FieldType<List<String>> {
        public MultiChoice {
            options = List.copyOf(options);
        }

        @Override
        public String name() {
            return "MULTI_CHOICE";
        }

        /** The option with this key. */
        public Optional<Option> option(String key) {
            return options.stream().filter(each -> each.key().equals(key)).findFirst();
        }

        @Override
        public boolean multiValued() {
            return true;
        }

        @Override
        public boolean ordered() {
            return false;
        }
    }

    /**
     * A link to one record.
     *
     * @param targets the type keys it may point to, at least one; with several the type is stored beside the id
     */
    record Reference(List<String> targets) implements FieldType<RecordRef> {
        public Reference {
            targets = List.copyOf(targets);
        }

        @Override
        public String name() {
            return "REF";
        }

        @Override
        public boolean ordered() {
            return false;
        }
    }

    /** Links to several records of one type, without attributes. */
    record MultiReference(String target) implements FieldType<List<RecordRef>> {
        @Override
        public String name() {
            return "MULTI_REF";
        }

        @Override
        public boolean multiValued() {
            return true;
        }

        @Override
        public boolean ordered() {
            return false;
        }
    }

    /** Phone numbers, compared by E.164 where known, else by digits. */
    record Phones() implements FieldType<List<PhoneNumber>> {
        @Override
        public String name() {
            return "PHONES";
        }

        @Override
        public boolean multiValued() {
            return true;
        }

        @Override
        public boolean ordered() {
            return false;
        }
    }

    /** E-mail addresses, compared by their normalised form. */
    record Emails() implements FieldType<List<EmailAddress>> {
        @Override
        public String name() {
            return "EMAILS";
        }

        @Override
        public boolean multiValued() {
            return true;
        }

        @Override
        public boolean ordered() {
            return false;
        }
    }

    /** A reference to a file kept elsewhere; conditions see its name only. */
    record StoredFile() implements FieldType<FileRef> {
        @Override
        public String name() {
            return "FILE_REF";
        }

        @Override
        public boolean ordered() {
            return false;
        }
    }
}
