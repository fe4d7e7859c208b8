package dev.crmkit.core.internal.analysis;

import dev.crmkit.spi.condition.Bindings;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** A type with a field of every kind, conditions on it and its records, all by a seed. */
final class Cars {
    static final Field<String> NAME = Field.text("name", 40);
    static final Field<String> CODE = Field.code("code", 40);
    static final Field<Long> DOORS = Field.of("doors", new FieldType.WholeNumber(0, 5));
    static final Field<BigDecimal> WEIGHT = Field.decimal("weight", 4, 1);
    static final Field<Money> PRICE = Field.money("price");
    static final Field<Boolean> NEW = Field.bool("isNew");
    static final Field<LocalDate> BUILT = Field.date("built");
    static final Field<Instant> SEEN = Field.instant("seen");
    static final Field<String> COLOUR = Field.choice("colour", Option.of("RED"), Option.of("BLUE"), Option.of("GREY"));
    static final Field<List<String>> EXTRAS = Field.multiChoice("extras", Option.of("HEAT"), Option.of("HOOK"));
    static final Field<RecordRef> MAKER = Field.reference("maker", "company");
    static final Field<List<RecordRef>> DRIVERS = Field.multiReference("drivers", "contact");
    static final Field<List<PhoneNumber>> PHONES = Field.phones("phones");
    static final Field<List<EmailAddress>> EMAILS = Field.emails("emails");
    static final RecordType CAR = RecordType.plain("car")
            .fields(NAME, CODE, DOORS, WEIGHT, PRICE, NEW, BUILT)
            .fields(SEEN, COLOUR, EXTRAS, MAKER, DRIVERS, PHONES, EMAILS)
            .build();
    private static final Map<Field<?>, List<?>> VALUES = values();

    private final Random random;

    Cars(long seed) {
        this.random = new Random(seed);
    }

    private static Map<Field<?>, List<?>> values() {
        Map<Field<?>, List<?>> values = new LinkedHashMap<>();
        values.put(NAME, List.of("a", "ab", "abc", "bc", "B", "\t", "z", "\uFE0F", "ё"));
        values.put(CODE, List.of("a", "A", "ab", "b", "a\t", "C"));
        values.put(DOORS, List.of(0L, 1L, 2L, 3L, 5L));
        values.put(WEIGHT, decimals("0.0", "1.0", "1.1", "1.2", "-999.9", "999.9"));
        values.put(PRICE, List.of(Money.of(1, "RUB"), Money.of("1.01", "RUB"), Money.of(1, "USD"), Money.of(2, "JPY")));
        values.put(NEW, List.of(true, false));
        values.put(BUILT, List.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 4)));
        values.put(SEEN, List.of(Instant.EPOCH, Instant.EPOCH.plusNanos(1_000), Instant.EPOCH.plusSeconds(1)));
        values.put(COLOUR, List.of("RED", "BLUE", "GREY"));
        values.put(EXTRAS, List.of("HEAT", "HOOK"));
        values.put(MAKER, List.of(ref("company", 1), ref("company", 2), ref("company", 7)));
        values.put(DRIVERS, List.of(ref("contact", 1), ref("contact", 2), ref("contact", 7)));
        values.put(PHONES, List.of(PhoneNumber.of("100"), PhoneNumber.of("5551")));
        values.put(EMAILS, List.of(EmailAddress.of("a0@example.com"), EmailAddress.of("b@example.com")));
        return values;
    }

    private static List<BigDecimal> decimals(String... texts) {
        return Arrays.stream(texts).map(BigDecimal::new).toList();
    }

    static RecordRef ref(String type, long id) {
        return new RecordRef(type, new UUID(0, id));
    }

    static Condition resolved(Condition condition) {
        return new Bindings(Instant.EPOCH, ZoneOffset.UTC, Map.of()).resolve(condition);
    }

    /** Some fields filled in from the same few values the conditions speak of. */
    Record record() {
        Record.Builder record = Record.create(CAR, new UUID(0, random.nextInt(4)));
        for (Field<?> field : CAR.fields()) {
            if (random.nextInt(4) > 0) {
                record.put(field, value(field));
            }
        }
        return record.build();
    }

    private Object value(Field<?> field) {
        return field.type().multiValued() ? List.of(constant(field)) : constant(field);
    }

    private Object constant(Field<?> field) {
        return of(VALUES.getOrDefault(field, List.of()));
    }

    private <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** A condition about a few of the fields, so that its parts meet. */
    Condition condition(int depth) {
        List<Field<?>> fields = new ArrayList<>(CAR.fields());
        return Cars.resolved(
                condition(depth, IntStream.range(0, 3).mapToObj(i -> of(fields)).toList()));
    }

    Condition condition(int depth, List<? extends Field<?>> fields) {
        int kind = random.nextInt(depth > 0 ? 8 : 2);
        List<Condition> parts = kind < 3
                ? List.of()
                : IntStream.rangeClosed(0, 1 + random.nextInt(2))
                        .mapToObj(i -> condition(depth - 1, fields))
                        .toList();
        return switch (kind) {
            case 0, 1 -> atom(of(fields));
            case 2 -> condition(depth - 1, fields).not();
            case 3, 4, 5 -> new Condition.All(parts);
            default -> new Condition.Any(parts);
        };
    }

    private Condition atom(Field<?> field) {
        Condition atom = switch (random.nextInt(field.type() instanceof FieldType.Text ? 6 : 4)) {
            case 0 -> field.isNotEmpty();
            case 1 -> field.in(nonBlank(field), nonBlank(field));
            case 2 -> ordered(field);
            case 3 -> field.is(nonBlank(field));
            default ->
                new Condition.Match(
                        field,
                        of(List.of(Condition.Part.values())),
                        nonBlank(field).toString(),
                        field.equals(CODE) ? TextMode.EXACT : TextMode.FOLDED);
        };
        return random.nextInt(20) == 0 ? odd() : random.nextInt(3) == 0 ? atom.not() : atom;
    }

    private Condition odd() {
        return random.nextBoolean()
                ? Condition.id(new UUID(0, random.nextInt(4)))
                : Condition.exists(new Relation.Forward(MAKER, "company"), Condition.always());
    }

    private Object nonBlank(Field<?> field) {
        Object value = constant(field);
        return value.equals("\uFE0F") ? "a" : value;
    }

    private Condition ordered(Field<?> field) {
        boolean orders = field.type().ordered() && !field.equals(COLOUR) && !field.equals(NEW);
        Condition.Op op = orders ? of(List.of(Condition.Op.values())) : Condition.Op.EQ;
        Condition.Compare is = (Condition.Compare) field.is(nonBlank(field));
        return new Condition.Compare(field, op, is.value(), is.mode());
    }
}
