package dev.crmkit.spi.condition;

import static dev.crmkit.spi.condition.AnOffer.ITS_CLIENT;
import static dev.crmkit.spi.condition.AnOffer.TITLE;
import static dev.crmkit.spi.condition.Condition.always;
import static dev.crmkit.spi.condition.Condition.never;
import static dev.crmkit.spi.condition.ConditionForm.normal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionFormTest {
    private static final Condition A = TITLE.is("a");
    private static final Condition B = TITLE.is("b");
    private static final Condition C = TITLE.is("c");

    @Test
    void an_atom_stays_and_a_double_complement_goes() {
        assertThat(normal(A)).isEqualTo(A);
        assertThat(normal(not(A))).isEqualTo(not(A));
        assertThat(normal(not(not(A)))).isEqualTo(A);
    }

    @Test
    void a_complement_sinks_to_the_atoms() {
        assertThat(normal(not(A.and(B)))).isEqualTo(A.not().or(B.not()));
        assertThat(normal(not(A.or(B)))).isEqualTo(A.not().and(B.not()));
        assertThat(normal(not(A.and(not(B.or(C)))))).isEqualTo(new Condition.Any(List.of(not(A), B, C)));
    }

    @Test
    void nested_lists_become_flat_and_a_list_of_one_its_part() {
        assertThat(normal(all(A, all(B, all(C))))).isEqualTo(all(A, B, C));
        assertThat(normal(any(A, any(B, any(C))))).isEqualTo(any(A, B, C));
        assertThat(normal(all(A, any(B, C)))).isEqualTo(all(A, any(B, C)));
        assertThat(normal(any(all(any(A))))).isEqualTo(A);
    }

    @Test
    void constants_are_folded() {
        assertThat(normal(all(A, never()))).isEqualTo(never());
        assertThat(normal(all(A, always()))).isEqualTo(A);
        assertThat(normal(any(A, always()))).isEqualTo(always());
        assertThat(normal(any(A, never()))).isEqualTo(A);
        assertThat(normal(not(any(A, always())))).isEqualTo(never());
        assertThat(normal(not(all(A, never())))).isEqualTo(always());
    }

    @Test
    void a_list_of_no_values_holds_of_no_record() {
        assertThat(normal(TITLE.in())).isEqualTo(never());
        assertThat(normal(not(TITLE.in()))).isEqualTo(always());
        assertThat(normal(TITLE.in("a"))).isEqualTo(TITLE.in("a"));
        assertThat(normal(Condition.ids(List.of()))).isEqualTo(never());
        assertThat(normal(not(Condition.ids(List.of())))).isEqualTo(always());
        assertThat(normal(Condition.id(AnOffer.id(1)))).isEqualTo(Condition.id(AnOffer.id(1)));
    }

    @Test
    void a_complement_stays_in_front_of_a_relation_and_its_inside_is_normal() {
        Condition inside = Condition.exists(ITS_CLIENT, not(A.and(B)));
        Condition normal = Condition.exists(ITS_CLIENT, any(not(A), not(B)));
        assertThat(normal(inside)).isEqualTo(normal);
        assertThat(normal(not(inside))).isEqualTo(not(normal));
    }

    @Test
    void nothing_related_fits_the_impossible() {
        Condition impossible = Condition.exists(ITS_CLIENT, all(A, never()));
        assertThat(normal(impossible)).isEqualTo(never());
        assertThat(normal(not(impossible))).isEqualTo(always());
    }

    private static Condition not(Condition part) {
        return new Condition.Not(part);
    }

    private static Condition all(Condition... parts) {
        return new Condition.All(List.of(parts));
    }

    private static Condition any(Condition... parts) {
        return new Condition.Any(List.of(parts));
    }
}
