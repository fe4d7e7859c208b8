package dev.crmkit.testkit.gen;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.FileRef;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** Values of every field type out of small universes, boundaries among them; and their nearest neighbours. */
@ForCallers
public final class Values {
    public static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    public static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    public static final Instant FIRST_MOMENT = Instant.parse("0001-01-01T00:00:00Z");
    public static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 1, 31),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2025, 12, 31),
            LocalDate.of(1970, 1, 1),
            LocalDate.of(1917, 10, 25));
    private static final List<Instant> MOMENTS = List.of(
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2025-12-31T23:59:59.999999Z"),
            Instant.parse("2026-03-29T01:30:00.000001Z"),
            Instant.parse("2025-10-26T00:59:59.5Z"),
            Instant.parse("2026-06-30T20:59:59.123456Z"),
            Instant.parse("2014-10-25T22:00:00Z"));
    private static final List<PhoneNumber> PHONES = List.of(
            PhoneNumber.of("8 (916) 111-22-33").withE164("+79161112233", "MOBILE"),
            PhoneNumber.of("+7 916 111 22 33").withE164("+79161112233", "MOBILE"),
            PhoneNumber.of("8 (916) 111-22-33"),
            PhoneNumber.of("89161112233 доб. 12"),
            PhoneNumber.of("(495) 000-11-22").withE164("+74950001122", "FIXED_LINE"),
            PhoneNumber.of("112"));
    private static final List<EmailAddress> EMAILS = List.of(
            EmailAddress.of("anna@example.org"),
            EmailAddress.of("Anna@Example.ORG"),
            EmailAddress.of("o'neil_100%@example.com"),
            EmailAddress.of("boris+crm@пример.рф"),
            EmailAddress.of("a@b.co"));
    private static final List<FileRef> FILES = List.of(
            new FileRef("Договор №1.pdf", "k1", 0, "application/pdf"),
            new FileRef("договор №1.pdf", "k2", 1, "application/pdf"),
            new FileRef("100%_a.png", "a!b", Long.MAX_VALUE, "image/png"));

    private Values() {}

    /**
     * A value of the type.
     *
     * @param targets the records of a type a reference may point to; where there are none it points to nothing
     */
    public static Object any(Dice dice, FieldType<?> type, Function<String, List<RecordRef>> targets) {
        if (type instanceof FieldType.Reference reference) {
            return dice.pick(someOf(dice, dice.pick(reference.targets()), targets));
        }
        if (type instanceof FieldType.MultiReference reference) {
            return atLeastOne(dice, someOf(dice, reference.target(), targets), 3);
        }
        return type.multiValued() ? several(dice, type) : single(dice, type);
    }

    private static List<RecordRef> someOf(Dice dice, String type, Function<String, List<RecordRef>> targets) {
        List<RecordRef> there = targets.apply(type);
        return there.isEmpty() ? List.of(new RecordRef(type, dice.id())) : there;
    }

    private static Object several(Dice dice, FieldType<?> type) {
        if (type instanceof FieldType.MultiChoice choice) {
            return atLeastOne(dice, keys(choice.options()), 3);
        }
        return type instanceof FieldType.Phones
                ? atLeastOne(dice, dice.shuffled(PHONES), 3).stream().distinct().toList()
                : atLeastOne(dice, dice.shuffled(EMAILS), 3).stream().distinct().toList();
    }

    private static <T> List<T> atLeastOne(Dice dice, List<T> from, int most) {
        List<T> some = dice.some(from, most);
        return some.isEmpty() ? List.of(dice.pick(from)) : some;
    }

    private static Object single(Dice dice, FieldType<?> type) {
        if (type instanceof FieldType.Text text) {
            return Texts.any(dice, text.maxLength());
        }
        if (type instanceof FieldType.LongText text) {
            return Texts.any(dice, text.maxLength());
        }
        if (type instanceof FieldType.Choice choice) {
            return dice.pick(keys(choice.options()));
        }
        if (type instanceof FieldType.Bool) {
            return dice.chance(50);
        }
        return type instanceof FieldType.StoredFile ? dice.pick(FILES) : measured(dice, type);
    }

    private static Object measured(Dice dice, FieldType<?> type) {
        if (type instanceof FieldType.WholeNumber whole) {
            return dice.chance(5) ? dice.pick(List.of(whole.min(), whole.max())) : whole(whole, dice.between(-2, 3));
        }
        if (type instanceof FieldType.Decimal decimal) {
            return dice.chance(5) ? largest(decimal) : BigDecimal.valueOf(dice.between(-3, 12), decimal.scale());
        }
        if (type instanceof FieldType.Amount) {
            return dice.chance(70) ? Money.of(cents(dice), "RUB") : Money.of(dice.between(-1, 3), "JPY");
        }
        return type instanceof FieldType.Day ? day(dice) : moment(dice);
    }

    private static long whole(FieldType.WholeNumber type, long value) {
        return Math.max(type.min(), Math.min(type.max(), value));
    }

    private static BigDecimal cents(Dice dice) {
        return BigDecimal.valueOf(dice.pick(List.of(-1L, 0L, 1L, 100L, 101L, 150_000_00L)), 2);
    }

    private static LocalDate day(Dice dice) {
        return dice.chance(10) ? dice.pick(List.of(FIRST_DAY, LAST_DAY)) : dice.pick(DAYS);
    }

    private static Instant moment(Dice dice) {
        return dice.chance(10) ? dice.pick(List.of(FIRST_MOMENT, LAST_MOMENT)) : dice.pick(MOMENTS);
    }

    /** The largest value of the type: all digits nine. */
    public static BigDecimal largest(FieldType.Decimal type) {
        return new BigDecimal(BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE), type.scale());
    }

    static List<String> keys(List<Option> options) {
        return options.stream().map(Option::key).toList();
    }

    /** The value itself, or one a single unit away. */
    public static Object near(Dice dice, Object value) {
        int step = dice.between(-1, 1);
        if (step == 0) {
            return value;
        }
        if (value instanceof String text) {
            return Texts.near(dice, text);
        }
        if (value instanceof Money money) {
            return dice.chance(80) ? Money.of(next(money.amount(), step), money.currency()) : Money.of(1, "JPY");
        }
        return nearNumber(value, step);
    }

    private static Object nearNumber(Object value, int step) {
        if (value instanceof Long whole) {
            return Math.abs(whole) == Long.MAX_VALUE || whole == Long.MIN_VALUE ? whole : (Object) (whole + step);
        }
        if (value instanceof BigDecimal decimal) {
            return next(decimal, step).stripTrailingZeros();
        }
        if (value instanceof LocalDate day) {
            return day.equals(FIRST_DAY) || day.equals(LAST_DAY) ? day : day.plusDays(step);
        }
        if (value instanceof Instant moment) {
            boolean edge = moment.equals(FIRST_MOMENT) || moment.equals(LAST_MOMENT);
            return edge ? moment : moment.plus(step, ChronoUnit.MICROS);
        }
        return value;
    }

    private static BigDecimal next(BigDecimal decimal, int step) {
        return decimal.add(BigDecimal.valueOf(step, decimal.scale()));
    }
}
