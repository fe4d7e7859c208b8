package dev.crmkit.testkit.condition;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** A schema with a field of every kind, and conditions that fit it, their values raw as a caller would give them. */
final class Conditions {
    private static final Field<?> OWNER = Field.reference("owner", "user");
    private static final Field<?> COMPANY = Field.reference("company", "company");
    private static final Field<?> CLIENT = Field.reference("client", "company", "contact");
    private static final Field<?> FRIENDS = Field.multiReference("friends", "contact");

    static final RecordType DEAL = RecordType.plain("deal")
            .fields(
                    Field.text("title", 200),
                    Field.text("name.last", 200),
                    Field.code("code", 200),
                    Field.longText("note"),
                    Field.wholeNumber("count"),
                    Field.decimal("rate", 20, 4),
                    Field.money("amount"),
                    Field.bool("urgent"),
                    Field.date("day"),
                    Field.instant("since"),
                    Field.choice("stage", Option.of("NEW"), Option.of("CALL"), Option.of("WON")),
                    Field.multiChoice("tags", Option.of("A"), Option.of("B")),
                    Field.phones("phones"),
                    Field.emails("emails"),
                    Field.file("file"))
            .fields(OWNER, COMPANY, CLIENT, FRIENDS)
            .build();
    private static final RecordType COMPANY_TYPE = RecordType.plain("company")
            .fields(Field.text("name", 200), Field.reference("parent", "company"), OWNER)
            .build();
    private static final RecordType CONTACT_TYPE =
            RecordType.plain("contact").fields(Field.text("name", 200), COMPANY).build();
    private static final RecordType USER =
            RecordType.plain("user").fields(Field.code("login", 100)).build();

    static final Schema SCHEMA = Schema.of(List.of(DEAL, COMPANY_TYPE, CONTACT_TYPE, USER));

    private Conditions() {}

    static Arbitrary<Condition> onDeals() {
        return on(DEAL, 3);
    }

    private static Arbitrary<Condition> on(RecordType type, int depth) {
        Arbitrary<Condition> atoms = Arbitraries.of(List.copyOf(type.fields())).flatMap(Conditions::atom);
        if (depth == 0) {
            return Arbitraries.oneOf(atoms, Arbitraries.create(() -> Condition.id(new UUID(7, 7))));
        }
        Arbitrary<Condition> parts = Arbitraries.lazy(() -> on(type, depth - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(4, atoms),
                Tuple.of(1, parts.list().ofMaxSize(4).map(Condition.All::new)),
                Tuple.of(1, parts.list().ofMaxSize(4).map(Condition.Any::new)),
                Tuple.of(2, parts.map(Condition.Not::new)),
                Tuple.of(2, exists(type, depth - 1)));
    }

    private static Arbitrary<Condition> exists(RecordType type, int depth) {
        List<Relation> relations = SCHEMA.types().stream()
                .flatMap(holder -> holder.fields().stream()
                        .filter(field -> targets(field).contains(type.key()))
                        .<Relation>map(field -> new Relation.Inverse(holder.key(), field)))
                .toList();
        List<Relation> forward = type.fields().stream()
                .flatMap(field -> targets(field).stream().<Relation>map(target -> new Relation.Forward(field, target)))
                .toList();
        List<Relation> all = new ArrayList<>(relations);
        all.addAll(forward);
        return Arbitraries.of(all)
                .flatMap(relation ->
                        on(SCHEMA.type(relation.target()), depth).map(where -> Condition.exists(relation, where)));
    }

    private static List<String> targets(Field<?> field) {
        if (field.type() instanceof FieldType.Reference reference) {
            return reference.targets();
        }
        return field.type() instanceof FieldType.MultiReference multi ? List.of(multi.target()) : List.of();
    }

    private static Arbitrary<Condition> atom(Field<?> field) {
        FieldType<?> type = field.type();
        Arbitrary<Condition> present = Arbitraries.just(new Condition.Present(field));
        if (type instanceof FieldType.StoredFile) {
            return Arbitraries.oneOf(present, match(field));
        }
        Arbitrary<Condition> equal = equality(field);
        Arbitrary<Condition> simple = Arbitraries.oneOf(present, equal);
        boolean parts = type.textual() || type instanceof FieldType.Emails;
        boolean ordered = !type.multiValued()
                && type.ordered()
                && !(type instanceof FieldType.Choice)
                && !(type instanceof FieldType.Bool);
        Arbitrary<Condition> some = parts ? Arbitraries.oneOf(simple, match(field)) : simple;
        return ordered ? Arbitraries.oneOf(some, order(field)) : some;
    }

    private static Arbitrary<Condition> equality(Field<?> field) {
        Arbitrary<TextMode> modes = Arbitraries.of(TextMode.class);
        Arbitrary<Condition> one = Combinators.combine(operands(field), modes)
                .as((value, mode) -> new Condition.Compare(field, Condition.Op.EQ, value, mode));
        Arbitrary<Condition> several = Combinators.combine(
                        operands(field).list().ofMaxSize(5), modes)
                .as((values, mode) -> new Condition.In(field, values, mode));
        return Arbitraries.oneOf(one, several);
    }

    private static Arbitrary<Condition> order(Field<?> field) {
        Arbitrary<Condition.Op> ops =
                Arbitraries.of(Condition.Op.LT, Condition.Op.LE, Condition.Op.GT, Condition.Op.GE);
        return Combinators.combine(ops, operands(field))
                .as((op, value) -> new Condition.Compare(field, op, value, TextMode.FOLDED));
    }

    private static Arbitrary<Condition> match(Field<?> field) {
        return Combinators.combine(Arbitraries.of(Condition.Part.class), texts(), Arbitraries.of(TextMode.class))
                .as((part, text, mode) -> new Condition.Match(field, part, text, mode));
    }

    private static Arbitrary<Operand> operands(Field<?> field) {
        Arbitrary<Operand> literals = values(field.type()).map(Operand.Literal::new);
        if (field.type() instanceof FieldType.Day || field.type() instanceof FieldType.Moment) {
            return Arbitraries.oneOf(literals, relatives());
        }
        boolean users = targets(field).contains("user");
        return users ? Arbitraries.oneOf(literals, Arbitraries.just(Operand.parameter("me"))) : literals;
    }

    private static Arbitrary<Operand> relatives() {
        Arbitrary<Integer> few = Arbitraries.integers().between(-5_000, 5_000);
        Arbitrary<Period> periods = Combinators.combine(few, few, few).as(Period::of);
        Arbitrary<Duration> times = Arbitraries.longs()
                .between(-10_000_000_000_000L, 10_000_000_000_000L)
                .map(Duration::ofNanos);
        return Combinators.combine(Arbitraries.of(Operand.Anchor.class), periods, times)
                .as(Operand.Relative::new);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.strings()
                                .withChars("aAёЁеЕ%_\\'\"İßΣ \u2028\t")
                                .ofMinLength(1)
                                .ofMaxLength(12),
                        Arbitraries.of("null", "true", "5", "[]", "{\"op\":\"eq\"}", "😀", "e\u0301"))
                .filter(text -> !text.isBlank());
    }

    private static Arbitrary<?> values(FieldType<?> type) {
        if (type.textual()) {
            return texts();
        }
        if (type instanceof FieldType.WholeNumber) {
            return Arbitraries.oneOf(
                    Arbitraries.longs(),
                    Arbitraries.integers(),
                    Arbitraries.longs().map(Object::toString));
        }
        if (type instanceof FieldType.Decimal) {
            Arbitrary<BigDecimal> decimals = Arbitraries.bigDecimals()
                    .between(new BigDecimal("-1e30"), new BigDecimal("1e30"))
                    .ofScale(6);
            return Arbitraries.oneOf(decimals, decimals.map(BigDecimal::toPlainString), Arbitraries.integers());
        }
        if (type instanceof FieldType.Amount) {
            return Arbitraries.longs()
                    .between(-1_000_000, 1_000_000)
                    .map(cents -> BigDecimal.valueOf(cents, 2).toPlainString() + " RUB");
        }
        if (type instanceof FieldType.Bool) {
            return Arbitraries.of(true, false, "true", "false");
        }
        return timesAndKeys(type);
    }

    private static Arbitrary<?> timesAndKeys(FieldType<?> type) {
        if (type instanceof FieldType.Day) {
            Arbitrary<LocalDate> days =
                    Arbitraries.longs().between(-700_000, 2_900_000).map(LocalDate::ofEpochDay);
            return Arbitraries.oneOf(days, days.map(LocalDate::toString));
        }
        if (type instanceof FieldType.Moment) {
            return Arbitraries.longs()
                    .between(-60_000_000_000L, 250_000_000_000L)
                    .map(second -> Instant.ofEpochSecond(second, second & 0xFFFFFFF));
        }
        if (type instanceof FieldType.Choice choice) {
            return Arbitraries.of(choice.options()).map(Option::key);
        }
        if (type instanceof FieldType.MultiChoice choice) {
            return Arbitraries.of(choice.options());
        }
        if (type instanceof FieldType.Phones) {
            return Arbitraries.of("8 (912) 000-00-00", "112", "+7 912 345 67 89 доб. 5");
        }
        if (type instanceof FieldType.Emails) {
            return Arbitraries.of("a@b.ru", "Почта@Пример.рф", "\"q q\"@b.ru");
        }
        List<String> targets = type instanceof FieldType.Reference reference
                ? reference.targets()
                : List.of(((FieldType.MultiReference) type).target());
        return Combinators.combine(Arbitraries.of(targets), Arbitraries.longs())
                .as((target, id) -> new RecordRef(target, new UUID(7, id)));
    }
}
