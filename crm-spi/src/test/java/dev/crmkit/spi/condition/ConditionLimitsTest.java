package dev.crmkit.spi.condition;

import static dev.crmkit.spi.condition.AnOffer.COUNT;
import static dev.crmkit.spi.condition.AnOffer.ITS_CLIENT;
import static dev.crmkit.spi.condition.AnOffer.TITLE;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.crmkit.spi.InvalidInputException;
import java.util.Collections;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionLimitsTest {
    private static final Condition ATOM = TITLE.isNotEmpty();

    static Stream<Arguments> sizes() {
        return Stream.of(
                arguments(size("all", n -> new Condition.All(Collections.nCopies(n - 1, ATOM))), 2_000, "nodes"),
                arguments(size("any", n -> new Condition.Any(Collections.nCopies(n - 1, ATOM))), 2_000, "nodes"),
                arguments(size("not", n -> nested(n - 1, Condition.Not::new)), 50, "depth"),
                arguments(size("exists", n -> nested(n, ConditionLimitsTest::related)), 4, "relations"),
                arguments(size("in", n -> COUNT.in(Collections.nCopies(n, 1L))), 100_000, "values"),
                arguments(size("ids", n -> Condition.ids(Collections.nCopies(n, AnOffer.id(1)))), 100_000, "values"));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void a_condition_may_be_as_large_as_the_limit_and_no_larger(IntFunction<Condition> sized, int limit, String what) {
        assertThatCode(() -> ConditionLimits.check(sized.apply(limit))).doesNotThrowAnyException();
        assertThatThrownBy(() -> ConditionLimits.check(sized.apply(limit + 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at most " + limit + " " + what);
    }

    @Test
    void relations_side_by_side_are_not_deep() {
        Condition wide = Condition.all(Collections.nCopies(20, related(related(ATOM))));
        assertThatCode(() -> ConditionLimits.check(wide)).doesNotThrowAnyException();
    }

    private static Condition related(Condition where) {
        return Condition.exists(ITS_CLIENT, where);
    }

    private static Condition nested(int times, UnaryOperator<Condition> wrap) {
        Condition nested = ATOM;
        for (int i = 0; i < times; i++) {
            nested = wrap.apply(nested);
        }
        return nested;
    }

    private static Named<IntFunction<Condition>> size(String name, IntFunction<Condition> sized) {
        return Named.of(name, sized);
    }
}
