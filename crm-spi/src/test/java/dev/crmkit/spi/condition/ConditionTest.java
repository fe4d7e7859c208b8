package dev.crmkit.spi.condition;

import static dev.crmkit.spi.condition.AnOffer.TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.spi.condition.Operand.Anchor;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest {
    private static final Condition A = TITLE.is("a");
    private static final Condition B = TITLE.is("b");
    private static final Condition C = TITLE.is("c");

    @Test
    void a_chain_of_calls_stays_one_flat_list() {
        assertThat(A.and(B).and(C)).isEqualTo(new Condition.All(List.of(A, B, C)));
        assertThat(A.or(B).or(C)).isEqualTo(new Condition.Any(List.of(A, B, C)));
    }

    @Test
    void and_within_or_keeps_its_brackets() {
        assertThat(A.and(B).or(C)).isEqualTo(new Condition.Any(List.of(A.and(B), C)));
        assertThat(A.or(B).and(C)).isEqualTo(new Condition.All(List.of(A.or(B), C)));
    }

    @Test
    void the_complement_of_a_complement_is_the_condition() {
        assertThat(A.not()).isEqualTo(new Condition.Not(A));
        assertThat(A.not().not()).isEqualTo(A);
    }

    @Test
    void a_list_of_one_is_its_part() {
        assertThat(Condition.all(List.of(A))).isEqualTo(A);
        assertThat(Condition.any(List.of(A))).isEqualTo(A);
        assertThat(Condition.all(List.of(A, B))).isEqualTo(A.and(B));
        assertThat(Condition.any(List.of(A, B))).isEqualTo(A.or(B));
        assertThat(Condition.all(List.of())).isEqualTo(Condition.always());
        assertThat(Condition.any(List.of())).isEqualTo(Condition.never());
    }

    @Test
    void an_operand_stands_for_itself_and_a_value_for_a_literal() {
        assertThat(Operand.of(Operand.parameter("me"))).isEqualTo(new Operand.Parameter("me"));
        assertThat(Operand.of("me")).isEqualTo(new Operand.Literal("me"));
    }

    @Test
    void an_age_is_counted_back_from_now() {
        Duration hour = Duration.ofHours(1);
        Period month = Period.ofMonths(1);
        assertThat(Operand.nowMinus(hour)).isEqualTo(new Operand.Relative(Anchor.NOW, Period.ZERO, hour.negated()));
        assertThat(Operand.nowMinus(month)).isEqualTo(new Operand.Relative(Anchor.NOW, month.negated(), Duration.ZERO));
        assertThat(Operand.startOf(Anchor.TODAY))
                .isEqualTo(new Operand.Relative(Anchor.TODAY, Period.ZERO, Duration.ZERO));
    }
}
