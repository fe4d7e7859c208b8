package dev.crmkit.core.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Related;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CellSolverTest {
    private static final Condition FAR =
            Condition.exists(new Relation.Forward(Cars.MAKER, "company"), Condition.always());

    private static CellVerdict solve(Condition condition) {
        return CellSolver.solve(Cars.resolved(condition), Cars.CAR);
    }

    /** Conditions some record fits; each needs a value between, beside or beyond the constants. */
    static Stream<Condition> possible() {
        Field<String> name = Cars.NAME;
        return Stream.of(
                Condition.always(),
                name.isEmpty(),
                name.is("a").and(name.startsWith("A")),
                name.gt("a").and(name.lt("b")),
                name.lt("a"),
                name.ge("a").not().and(name.lt("a").not()).and(name.isNotEmpty()),
                name.contains("x").and(name.startsWith("y")).and(name.endsWith("z")),
                name.contains("-")
                        .and(name.contains("x").not())
                        .and(name.is("-").not()),
                Cars.CODE.is("A").and(Cars.CODE.isNot("a")),
                Cars.CODE.gt("a").and(Cars.CODE.lt("aa")),
                Cars.DOORS.gt(2L).and(Cars.DOORS.lt(4L)),
                Cars.DOORS.gt(4L),
                Cars.DOORS.lt(1L),
                Cars.WEIGHT.gt(new BigDecimal("1.05")).and(Cars.WEIGHT.lt(new BigDecimal("1.15"))),
                Cars.WEIGHT.gt(new BigDecimal("999.8")),
                Cars.WEIGHT.lt(new BigDecimal("-5.0")),
                Cars.WEIGHT.gt(new BigDecimal("3.0")).and(Cars.WEIGHT.isNot(new BigDecimal("4.0"))),
                Cars.PRICE.gt(Money.of(1, "RUB")).and(Cars.PRICE.lt(Money.of("1.02", "RUB"))),
                Cars.PRICE
                        .isNotEmpty()
                        .and(Cars.PRICE
                                .ge(Money.zero("RUB"))
                                .or(Cars.PRICE.lt(Money.zero("RUB")))
                                .not()),
                Cars.NEW.isNot(true).and(Cars.NEW.isNotEmpty()),
                Cars.BUILT.gt(LocalDate.of(2026, 1, 1)).and(Cars.BUILT.lt(LocalDate.of(2026, 1, 3))),
                Cars.SEEN.gt(Instant.EPOCH).and(Cars.SEEN.lt(Instant.EPOCH.plusNanos(2_000))),
                Cars.COLOUR.in("RED", "BLUE").not().and(Cars.COLOUR.isNotEmpty()),
                Cars.EXTRAS.has("HEAT").and(Cars.EXTRAS.has("HOOK")),
                Cars.EXTRAS.has("HEAT").not().and(Cars.EXTRAS.isNotEmpty()),
                Cars.MAKER.isNot(Cars.ref("company", 1)).and(Cars.MAKER.isNotEmpty()),
                Cars.DRIVERS.has(Cars.ref("contact", 1)).and(Cars.DRIVERS.has(Cars.ref("contact", 9))),
                Cars.PHONES.has(PhoneNumber.of("100")).not().and(Cars.PHONES.isNotEmpty()),
                Cars.PHONES.contains("555"),
                Cars.EMAILS.has(EmailAddress.of("a0@example.com")).not().and(Cars.EMAILS.isNotEmpty()),
                Cars.EMAILS.startsWith("abc"),
                Condition.id(new UUID(0, 1)).not(),
                Condition.id(new UUID(5, 5)),
                FAR.or(FAR.not()),
                FAR.or(Cars.NEW.is(true)));
    }

    @ParameterizedTest
    @MethodSource
    void possible(Condition condition) {
        assertThat(solve(condition))
                .isInstanceOfSatisfying(
                        CellVerdict.Some.class,
                        some -> assertThat(ConditionEvaluator.compile(Cars.resolved(condition))
                                        .matches(some.witness(), (from, exists) -> false))
                                .isTrue());
    }

    /** Conditions no record fits; each leaves no value in some gap. */
    static Stream<Condition> impossible() {
        Field<String> name = Cars.NAME;
        return Stream.of(
                Condition.never(),
                name.is("a").and(name.is("b")),
                name.is("a").and(name.isEmpty()),
                name.startsWith("a").and(name.startsWith("b")),
                name.startsWith("ab").and(name.contains("b").not()),
                name.gt("a").and(name.lt("a\t")),
                name.is("ё").and(name.isNot("е")),
                Cars.CODE.is("A").and(Cars.CODE.is("a")),
                Cars.DOORS.gt(2L).and(Cars.DOORS.lt(3L)),
                Cars.DOORS.gt(5L),
                Cars.DOORS.lt(0L),
                Cars.WEIGHT.gt(new BigDecimal("1.01")).and(Cars.WEIGHT.lt(new BigDecimal("1.09"))),
                Cars.WEIGHT.gt(new BigDecimal("999.9")),
                Cars.WEIGHT.is(new BigDecimal("1.05")),
                Cars.PRICE.gt(Money.of(1, "RUB")).and(Cars.PRICE.gt(Money.of(1, "USD"))),
                Cars.NEW.isNot(true).and(Cars.NEW.isNot(false)).and(Cars.NEW.isNotEmpty()),
                Cars.BUILT.gt(LocalDate.of(2026, 1, 1)).and(Cars.BUILT.lt(LocalDate.of(2026, 1, 2))),
                Cars.BUILT.gt(LocalDate.of(9999, 12, 31)),
                Cars.SEEN.gt(Instant.EPOCH).and(Cars.SEEN.lt(Instant.EPOCH.plusNanos(1_000))),
                Cars.COLOUR.in("RED", "BLUE", "GREY").not().and(Cars.COLOUR.isNotEmpty()),
                Cars.COLOUR.is("PINK"),
                Cars.EXTRAS
                        .isNotEmpty()
                        .and(Cars.EXTRAS.has("HEAT").not())
                        .and(Cars.EXTRAS.has("HOOK").not()),
                Cars.MAKER.is(Cars.ref("contact", 1)),
                Condition.id(new UUID(0, 1)).and(Condition.id(new UUID(0, 2))),
                FAR.and(FAR.not()));
    }

    @ParameterizedTest
    @MethodSource
    void impossible(Condition condition) {
        assertThat(solve(condition)).isInstanceOf(CellVerdict.None.class);
    }

    /** What is found there is a witness; what is not is no proof. */
    static Stream<Condition> open() {
        Field<String> name = Cars.NAME;
        return Stream.of(
                FAR,
                FAR.not(),
                FAR.and(Cars.NEW.is(true)),
                Condition.any(
                        IntStream.range(0, 9).mapToObj(CellSolverTest::farAway).toList()),
                name.startsWith("a").and(name.gt("b")),
                name.isExactly("a").and(name.is("b")),
                name.is("a".repeat(41)),
                Cars.PHONES.contains("5").and(Cars.PHONES.contains("5").not()),
                Cars.EMAILS.endsWith("?").and(Cars.EMAILS.isEmpty()),
                Cars.DOORS.is(Operand.parameter("x")).not().and(Cars.DOORS.isNotEmpty()),
                new Condition.Compare(Cars.DOORS, Condition.Op.LT, Operand.of("three"), TextMode.EXACT),
                Field.text("unknown", 5).isEmpty(),
                Field.wholeNumber("name").isEmpty());
    }

    private static Condition farAway(int number) {
        return Condition.exists(new Relation.Forward(Cars.MAKER, "company"), Condition.id(new UUID(0, number)));
    }

    @ParameterizedTest
    @MethodSource
    void open(Condition condition) {
        assertThat(CellSolver.solve(condition, Cars.CAR)).isInstanceOf(CellVerdict.Undecided.class);
    }

    /** Eight pigeons in seven holes, each alone: impossible, and nobody knows a short way to see it. */
    @Test
    void too_many_cases_are_given_up() {
        List<List<Field<Boolean>>> pigeons = IntStream.range(0, 8)
                .mapToObj(pigeon -> IntStream.range(0, 7)
                        .mapToObj(hole -> Field.bool("p" + pigeon + hole))
                        .toList())
                .toList();
        List<Condition> parts = new ArrayList<>();
        for (List<Field<Boolean>> holes : pigeons) {
            parts.add(Condition.any(holes.stream().map(Field::isNotEmpty).toList()));
            pigeons.stream()
                    .filter(others -> !others.equals(holes))
                    .forEach(others -> IntStream.range(0, 7)
                            .forEach(hole -> parts.add(holes.get(hole)
                                    .isEmpty()
                                    .or(others.get(hole).isEmpty()))));
        }
        RecordType.Builder house = RecordType.plain("house");
        pigeons.forEach(holes -> holes.forEach(house::field));
        assertThat(CellSolver.solve(Condition.all(parts), house.build()))
                .isEqualTo(CellVerdict.Undecided.because("there are too many cases", "случаев слишком много"));
    }

    @Test
    void a_witness_is_easy_to_read() {
        assertThat(CellSolver.solve(Cars.WEIGHT.isNotEmpty().and(Cars.NEW.isNot(true)), Cars.CAR))
                .isInstanceOfSatisfying(CellVerdict.Some.class, some -> {
                    assertThat(some.witness().get(Cars.WEIGHT)).contains(new BigDecimal("0.0"));
                    assertThat(some.witness().get(Cars.NEW)).isEmpty();
                });
    }

    @Test
    void no_random_record_fits_what_is_impossible_and_every_witness_fits() {
        int[] seen = new int[3];
        for (long seed = 0; seed < 3_000; seed++) {
            Cars cars = new Cars(seed);
            Condition condition = cars.condition(4);
            CellVerdict verdict = CellSolver.solve(condition, Cars.CAR);
            ConditionEvaluator.Matcher matcher = ConditionEvaluator.compile(condition);
            if (verdict instanceof CellVerdict.Some some) {
                seen[0]++;
                assertThat(matcher.matches(some.witness(), related(seed)))
                        .as("seed %d", seed)
                        .isTrue();
            } else if (verdict instanceof CellVerdict.None) {
                seen[1]++;
                for (int i = 0; i < 300; i++) {
                    assertThat(matcher.matches(cars.record(), related(i)))
                            .as("seed %d: %s", seed, condition)
                            .isFalse();
                }
            } else {
                seen[2]++;
            }
        }
        assertThat(seen[0]).as("possible").isGreaterThan(1_500);
        assertThat(seen[1]).as("impossible").isGreaterThan(200);
        assertThat(seen[2]).as("undecided").isLessThan(600);
    }

    private static Related related(long answer) {
        return (from, exists) -> answer % 2 == 0;
    }

    @Test
    void on_a_small_type_it_agrees_with_trying_every_record() {
        Field<Long> number = Field.of("n", new FieldType.WholeNumber(0, 2));
        Field<Boolean> flag = Field.bool("b");
        Field<String> choice = Field.choice("c", Option.of("X"), Option.of("Y"));
        Field<List<String>> many = Field.multiChoice("m", Option.of("X"), Option.of("Y"));
        SmallType small = new SmallType(number, flag, choice, many);
        int[] seen = new int[2];
        for (long seed = 0; seed < 2_000; seed++) {
            Condition condition = small.condition(seed);
            List<Record> fitting = small.fitting(condition);
            CellVerdict verdict = CellSolver.solve(condition, small.type());
            assertThat(verdict)
                    .as("seed %d: %s", seed, condition)
                    .isInstanceOf(fitting.isEmpty() ? CellVerdict.None.class : CellVerdict.Some.class);
            seen[fitting.isEmpty() ? 0 : 1]++;
        }
        assertThat(seen[0]).isGreaterThan(150);
        assertThat(seen[1]).isGreaterThan(150);
    }

    @Test
    void texts_agree_with_trying_every_short_text() {
        for (long seed = 0; seed < 2_000; seed++) {
            ShortTexts texts = new ShortTexts(seed);
            Condition condition = texts.condition();
            CellVerdict verdict = CellSolver.solve(condition, ShortTexts.TYPE);
            if (texts.anyFits(condition)) {
                assertThat(verdict).as("seed %d: %s", seed, condition).isInstanceOf(CellVerdict.Some.class);
            }
            assertThat(verdict).as("seed %d: %s", seed, condition).isNotInstanceOf(CellVerdict.Undecided.class);
        }
    }
}
