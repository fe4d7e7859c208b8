package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The one place that knows how a value becomes columns and comes back. For a multi-valued field it speaks of one
 * element, whose columns are those of the child table.
 */
abstract class ValueCodec {
    /** Stands between the packed parts of an element; only the last of them may contain it. */
    static final String SEPARATOR = "\u001f";

    private final List<Part> parts;

    private ValueCodec(Part... parts) {
        this.parts = List.of(parts);
    }

    /** Beside the id of a link to several types. */
    static final Part KIND_OF_LINK = new Part("_type", ColumnType.ascii(48));

    /**
     * One column of the value.
     *
     * @param suffix what follows the column name of the field; empty for the main column
     */
    record Part(String suffix, ColumnType type) {}

    /** Reads one cell. */
    @FunctionalInterface
    private interface Reader {
        @Nullable
        Object read(Cells cells) throws SQLException;
    }

    static ValueCodec of(FieldType<?> type) {
        if (type instanceof FieldType.Text text) {
            return new Plain(ColumnType.text(text.maxLength()), Cells::text);
        }
        if (type instanceof FieldType.LongText text) {
            return new Plain(ColumnType.text(text.maxLength()), Cells::text);
        }
        if (type instanceof FieldType.WholeNumber) {
            return new Plain(ColumnType.WHOLE, Cells::whole);
        }
        if (type instanceof FieldType.Decimal decimal) {
            return new Decimal(decimal);
        }
        if (type instanceof FieldType.Bool) {
            return new Plain(ColumnType.BOOLEAN, Cells::flag);
        }
        if (type instanceof FieldType.Day) {
            return new Plain(ColumnType.DATE, Cells::date);
        }
        if (type instanceof FieldType.Choice) {
            return new Plain(CHOICE, Cells::text);
        }
        return type.multiValued() ? element(type) : compound(type);
    }

    private static ValueCodec compound(FieldType<?> type) {
        if (type instanceof FieldType.Moment) {
            return new Moment();
        }
        if (type instanceof FieldType.Amount) {
            return new Amount();
        }
        return type instanceof FieldType.Reference reference ? Reference.to(reference.targets()) : new StoredFile();
    }

    private static ValueCodec element(FieldType<?> type) {
        if (type instanceof FieldType.Phones) {
            return new Phone();
        }
        if (type instanceof FieldType.Emails) {
            return new Email();
        }
        return type instanceof FieldType.MultiReference many ? new Link(many.target()) : new ChoiceElement();
    }

    private static final ColumnType CHOICE = ColumnType.text(64);

    /** The columns; the first is empty exactly when the value is. */
    final List<Part> parts() {
        return parts;
    }

    /** One value per part. */
    abstract List<@Nullable Object> split(Object value);

    /** Reads all parts of a single value; null when it is empty. */
    @Nullable
    Object read(Cells cells) throws SQLException {
        throw new IllegalStateException("Elements are unpacked");
    }

    /** The parts an element is read back from, in this order. */
    List<Integer> packed() {
        return List.of(0);
    }

    /** Reads one packed element. */
    Object unpack(String element) {
        throw new IllegalStateException("Single values are read");
    }

    /** Whether the columns give back exactly this value. */
    boolean keeps(Object value) {
        return true;
    }

    /** Whether any stored value can equal this one. */
    boolean mayEqual(Object value) {
        return true;
    }

    /** The parts whose equality is the equality of values. */
    List<Integer> compared() {
        return IntStream.range(0, parts.size()).boxed().toList();
    }

    /** The part a search for text looks into. */
    int searched() {
        return 0;
    }

    private static List<@Nullable Object> list(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    /** A value that is its column. */
    private static final class Plain extends ValueCodec {
        private final Reader reader;

        Plain(ColumnType type, Reader reader) {
            super(new Part("", type));
            this.reader = reader;
        }

        @Override
        List<@Nullable Object> split(Object value) {
            return list(value);
        }

        @Override
        @Nullable
        Object read(Cells cells) throws SQLException {
            return reader.read(cells);
        }
    }

    private static final class Decimal extends ValueCodec {
        private final FieldType.Decimal type;

        Decimal(FieldType.Decimal type) {
            super(new Part("", ColumnType.decimal(type.precision(), type.scale())));
            this.type = type;
        }

        @Override
        List<@Nullable Object> split(Object value) {
            return list(value);
        }

        @Override
        @Nullable
        Object read(Cells cells) throws SQLException {
            return cells.decimal();
        }

        @Override
        boolean keeps(Object value) {
            BigDecimal number = (BigDecimal) value;
            return number.scale() == type.scale() && number.precision() <= type.precision();
        }
    }

    private static final class Moment extends ValueCodec {
        Moment() {
            super(new Part("", ColumnType.INSTANT));
        }

        @Override
        List<@Nullable Object> split(Object value) {
            return list(value);
        }

        @Override
        @Nullable
        Object read(Cells cells) throws SQLException {
            return cells.instant();
        }

        @Override
        boolean keeps(Object value) {
            return value.equals(((Instant) value).truncatedTo(ChronoUnit.MICROS));
        }

        @Override
        boolean mayEqual(Object value) {
            return keeps(value);
        }
    }

    private static final class Amount extends ValueCodec {
        Amount() {
            super(new Part("", ColumnType.decimal(19, 4)), new Part("_currency", ColumnType.ascii(3)));
        }

        @Override
        List<@Nullable Object> split(Object value) {
            Money money = (Money) value;
            return list(money.amount(), money.currency());
        }

        @Override
        @Nullable
        Object read(Cells cells) throws SQLException {
            BigDecimal amount = cells.decimal();
            String currency = cells.text();
            return amount == null || currency == null ? null : Money.of(amount, currency);
        }
    }

    /** A link; with several targets the type stands beside the id. */
    private static final class Reference extends ValueCodec {
        private final List<String> targets;

        private Reference(List<String> targets, Part... parts) {
            super(parts);
            this.targets = targets;
        }

        static Reference to(List<String> targets) {
            Part id = new Part("", ColumnType.UUID);
            return targets.size() == 1 ? new Reference(targets, id) : new Reference(targets, id, KIND_OF_LINK);
        }

        @Override
        List<@Nullable Object> split(Object value) {
            RecordRef ref = (RecordRef) value;
            return targets.size() == 1 ? list(ref.id()) : list(ref.id(), ref.type());
        }

        @Override
        @Nullable
        Object read(Cells cells) throws SQLException {
            UUID id = cells.id();
            String type = targets.size() == 1 ? targets.get(0) : cells.text();
            return id == null || type == null ? null : new RecordRef(type, id);
        }

        @Override
        boolean keeps(Object value) {
            return mayEqual(value);
        }

        @Override
        boolean mayEqual(Object value) {
            return targets.contains(((RecordRef) value).type());
        }
    }

    private static final class StoredFile extends ValueCodec {
        StoredFile() {
            super(
                    new Part("", ColumnType.text(200)),
                    new Part("_key", ColumnType.text(500)),
                    new Part("_size", ColumnType.WHOLE),
                    new Part("_content_type", ColumnType.ascii(255)));
        }

        @Override
        List<@Nullable Object> split(Object value) {
            FileRef file = (FileRef) value;
            return list(file.name(), file.key(), file.size(), file.contentType());
        }

        @Override
        @Nullable
        Object read(Cells cells) throws SQLException {
            String name = cells.text();
            String key = cells.text();
            long size = cells.count();
            String contentType = cells.text();
            return name == null || key == null || contentType == null
                    ? null
                    : new FileRef(name, key, size, contentType);
        }
    }

    private static final class Phone extends ValueCodec {
        private static final int RAW = 0;
        private static final int DIGITS = 1;
        private static final int E164 = 3;
        private static final int KIND = 4;
        private static final int MATCH_KEY = 5;

        Phone() {
            super(
                    new Part("raw", ColumnType.text(64)),
                    new Part("digits", ColumnType.ascii(20)),
                    new Part("ext", ColumnType.ascii(10)),
                    new Part("e164", ColumnType.ascii(16)),
                    new Part("kind", ColumnType.ascii(32)),
                    new Part("match_key", ColumnType.ascii(20)));
        }

        @Override
        List<@Nullable Object> split(Object value) {
            PhoneNumber phone = (PhoneNumber) value;
            return list(
                    phone.raw(),
                    phone.digits(),
                    phone.ext().orElse(null),
                    phone.e164().orElse(null),
                    phone.kind(),
                    phone.matchKey());
        }

        @Override
        List<Integer> packed() {
            return List.of(E164, KIND, RAW);
        }

        @Override
        Object unpack(String element) {
            String[] parts = element.split(SEPARATOR, 3);
            PhoneNumber phone = PhoneNumber.of(parts[2]);
            return parts[0].isEmpty() ? phone : phone.withE164(parts[0], parts[1]);
        }

        @Override
        List<Integer> compared() {
            return List.of(MATCH_KEY);
        }

        @Override
        int searched() {
            return DIGITS;
        }
    }

    private static final class Email extends ValueCodec {
        private static final int NORMALIZED = 1;

        Email() {
            super(new Part("raw", ColumnType.text(320)), new Part("normalized", ColumnType.text(254)));
        }

        @Override
        List<@Nullable Object> split(Object value) {
            EmailAddress email = (EmailAddress) value;
            return list(email.raw(), email.normalized());
        }

        @Override
        Object unpack(String element) {
            return EmailAddress.of(element);
        }

        @Override
        List<Integer> compared() {
            return List.of(NORMALIZED);
        }

        @Override
        int searched() {
            return NORMALIZED;
        }
    }

    private static final class ChoiceElement extends ValueCodec {
        ChoiceElement() {
            super(new Part("choice", CHOICE));
        }

        @Override
        List<@Nullable Object> split(Object value) {
            return list(value);
        }

        @Override
        Object unpack(String element) {
            return element;
        }
    }

    private static final class Link extends ValueCodec {
        private final String target;

        Link(String target) {
            super(new Part("target_id", ColumnType.UUID));
            this.target = target;
        }

        @Override
        List<@Nullable Object> split(Object value) {
            return list(((RecordRef) value).id());
        }

        @Override
        Object unpack(String element) {
            return new RecordRef(target, UUID.fromString(element));
        }

        @Override
        boolean keeps(Object value) {
            return mayEqual(value);
        }

        @Override
        boolean mayEqual(Object value) {
            return target.equals(((RecordRef) value).type());
        }
    }
}
