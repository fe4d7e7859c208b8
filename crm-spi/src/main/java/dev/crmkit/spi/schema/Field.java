package dev.crmkit.spi.schema;

import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One declared field: the schema of a column, the accessor of a value and the vocabulary of conditions.
 *
 * <p>Every method that changes something returns a copy. Two fields are equal when their keys and kinds of type are, so
 * that a constant still names its field after an installation widened its options. Immutable and thread-safe.
 *
 * @param <T> the Java type of a present value
 */
@ForCallers
public final class Field<T> extends Term<T> {
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]{0,40}(\\.[a-z][A-Za-z0-9]{0,40})?");

    /** What the field is besides its key and type. */
    private record Traits(Label label, boolean required, boolean unique, boolean managed, FieldClass fieldClass) {}

    private final String key;
    private final FieldType<T> type;
    private final Traits traits;

    private Field(String key, FieldType<T> type, Traits traits) {
        this.key = key;
        this.type = type;
        this.traits = traits;
    }

    /** A field of any type. The key is {@code lowerCamel}, ASCII, with at most one dot ({@code name.last}). */
    public static <T> Field<T> of(String key, FieldType<T> type) {
        if (!KEY.matcher(key).matches()) {
            throw DefinitionException.of(Violation.of(
                    key,
                    "BAD_KEY",
                    "A field key is lowerCamel ASCII of at most 41 characters, with at most one dot",
                    "Ключ поля - латиница в lowerCamel, не длиннее 41 знака, не более одной точки"));
        }
        return new Field<>(key, type, new Traits(new Label(key, key), false, false, false, FieldClass.STANDARD));
    }

    public static Field<String> text(String key, int maxLength) {
        return of(key, new FieldType.Text(maxLength, false));
    }

    /** A text that is compared as it stands: a code or a key. */
    public static Field<String> code(String key, int maxLength) {
        return of(key, new FieldType.Text(maxLength, true));
    }

    public static Field<String> longText(String key) {
        return of(key, new FieldType.LongText(100_000));
    }

    public static Field<Long> wholeNumber(String key) {
        return of(key, new FieldType.WholeNumber(Long.MIN_VALUE, Long.MAX_VALUE));
    }

    public static Field<BigDecimal> decimal(String key, int precision, int scale) {
        return of(key, new FieldType.Decimal(precision, scale));
    }

    public static Field<Money> money(String key) {
        return of(key, new FieldType.Amount());
    }

    public static Field<Boolean> bool(String key) {
        return of(key, new FieldType.Bool());
    }

    public static Field<LocalDate> date(String key) {
        return of(key, new FieldType.Day());
    }

    public static Field<Instant> instant(String key) {
        return of(key, new FieldType.Moment());
    }

    public static Field<String> choice(String key, Option... options) {
        return of(key, new FieldType.Choice(Arrays.asList(options)));
    }

    public static Field<List<String>> multiChoice(String key, Option... options) {
        return of(key, new FieldType.MultiChoice(Arrays.asList(options)));
    }

    /** A link to one record of one of these types. */
    public static Field<RecordRef> reference(String key, String... targets) {
        return of(key, new FieldType.Reference(Arrays.asList(targets)));
    }

    public static Field<List<RecordRef>> multiReference(String key, String target) {
        return of(key, new FieldType.MultiReference(target));
    }

    public static Field<List<PhoneNumber>> phones(String key) {
        return of(key, new FieldType.Phones());
    }

    public static Field<List<EmailAddress>> emails(String key) {
        return of(key, new FieldType.Emails());
    }

    public static Field<FileRef> file(String key) {
        return of(key, new FieldType.StoredFile());
    }

    public Field<T> label(String ru, String en) {
        return with(new Traits(new Label(ru, en), traits.required, traits.unique, traits.managed, traits.fieldClass));
    }

    /** A value must be present whenever a record is written. */
    public Field<T> required() {
        return with(new Traits(traits.label, true, traits.unique, traits.managed, traits.fieldClass));
    }

    /** At most one live record of the type may hold a value. Single-valued text or reference fields only. */
    public Field<T> unique() {
        return with(new Traits(traits.label, traits.required, true, traits.managed, traits.fieldClass));
    }

    /** Kept by the library itself: refused in any edit that comes from outside. */
    public Field<T> managed() {
        return with(new Traits(traits.label, traits.required, traits.unique, true, traits.fieldClass));
    }

    public Field<T> fieldClass(FieldClass value) {
        return with(new Traits(traits.label, traits.required, traits.unique, traits.managed, value));
    }

    private Field<T> with(Traits changed) {
        return new Field<>(key, type, changed);
    }

    /** {@code lowerCamel}, unique within its record type. */
    public String key() {
        return key;
    }

    public FieldType<T> type() {
        return type;
    }

    public Label label() {
        return traits.label;
    }

    public boolean isRequired() {
        return traits.required;
    }

    public boolean isUnique() {
        return traits.unique;
    }

    public boolean isManaged() {
        return traits.managed;
    }

    public FieldClass fieldClass() {
        return traits.fieldClass;
    }

    /**
     * The same field one to-one link away, for conditions: {@code Deal.COMPANY.to("company", Company.INDUSTRY)}.
     *
     * @param target one of the types this reference may point to
     */
    public <V> Term<V> to(String target, Term<V> term) {
        return new PathTerm<>(this, target, term);
    }

    @Override
    Field<T> field() {
        return this;
    }

    @Override
    Condition lift(Condition atom) {
        return atom;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Field<?> that
                && key.equals(that.key)
                && type.name().equals(that.type.name());
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }
}
