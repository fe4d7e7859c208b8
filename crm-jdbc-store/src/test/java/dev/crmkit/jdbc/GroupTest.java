package dev.crmkit.jdbc;

import static dev.crmkit.jdbc.Samples.BUDGET;
import static dev.crmkit.jdbc.Samples.CALLED_AT;
import static dev.crmkit.jdbc.Samples.COMPANY;
import static dev.crmkit.jdbc.Samples.DAY;
import static dev.crmkit.jdbc.Samples.RATE;
import static dev.crmkit.jdbc.Samples.SCORE;
import static dev.crmkit.jdbc.Samples.STATE;
import static dev.crmkit.jdbc.Samples.SUBJECT;
import static dev.crmkit.jdbc.Samples.TAGS;
import static dev.crmkit.jdbc.Samples.TITLE;
import static dev.crmkit.jdbc.Samples.company;
import static dev.crmkit.jdbc.Samples.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Aggregates.Row;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.Aggregation.ByPeriod;
import dev.crmkit.spi.storage.Aggregation.ByValue;
import dev.crmkit.spi.storage.Aggregation.Group;
import dev.crmkit.spi.storage.Aggregation.Kind;
import dev.crmkit.spi.storage.Aggregation.Measure;
import dev.crmkit.spi.storage.Aggregation.Period;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class GroupTest {
    private final Workbench bench;

    GroupTest(Database database) {
        bench = Workbench.ready(database);
    }

    private List<Row> rows(List<Group> groups, Measure... measures) {
        return bench.read(
                        tx -> tx.aggregate(new Aggregation("lead", Condition.always(), groups, List.of(measures), 100)))
                .rows();
    }

    private Row total(Measure... measures) {
        return rows(List.of(), measures).get(0);
    }

    private static Row row(List<?> keys, Object... values) {
        return new Row(optional(keys), optional(Arrays.asList(values)));
    }

    private static List<Optional<Object>> optional(List<?> values) {
        return values.stream()
                .<Optional<Object>>map(value -> value instanceof Optional<?> ? Optional.empty() : Optional.of(value))
                .toList();
    }

    private static final Optional<Object> NONE = Optional.empty();

    @Test
    void without_groups_there_is_one_row_even_over_nothing() {
        assertThat(rows(List.of(), Measure.count(), Measure.of(Kind.SUM, SCORE), Measure.of(Kind.MIN, BUDGET)))
                .containsExactly(row(List.of(), 0L, NONE, NONE));
    }

    @Test
    void measures_count_present_fields_and_sum_them_exactly() {
        bench.insert(
                lead("a")
                        .set(SCORE, 2L)
                        .set(RATE, new BigDecimal("0.1000"))
                        .set(TAGS, List.of("A", "B"))
                        .build(),
                lead("b").set(SCORE, 5L).set(RATE, new BigDecimal("0.2001")).build(),
                lead().build());
        assertThat(total(
                        Measure.count(),
                        Measure.of(Kind.COUNT, TITLE),
                        Measure.of(Kind.COUNT, TAGS),
                        Measure.of(Kind.SUM, SCORE),
                        Measure.of(Kind.SUM, RATE),
                        Measure.of(Kind.MIN, SCORE),
                        Measure.of(Kind.MAX, RATE)))
                .isEqualTo(row(List.of(), 3L, 2L, 1L, 7L, new BigDecimal("0.3001"), 2L, new BigDecimal("0.2001")));
    }

    @Test
    void days_and_instants_have_extremes() {
        bench.insert(
                lead().set(DAY, LocalDate.of(2026, 1, 2))
                        .set(CALLED_AT, Instant.EPOCH)
                        .build(),
                lead().set(DAY, LocalDate.of(2025, 1, 2)).build());
        assertThat(total(Measure.of(Kind.MIN, DAY), Measure.of(Kind.MAX, DAY), Measure.of(Kind.MAX, CALLED_AT)))
                .isEqualTo(row(List.of(), LocalDate.of(2025, 1, 2), LocalDate.of(2026, 1, 2), Instant.EPOCH));
    }

    @Test
    void money_is_summed_within_one_currency_only() {
        bench.insert(
                lead("a").set(BUDGET, Money.of("1.10", "RUB")).build(),
                lead("a").set(BUDGET, Money.of("2.25", "RUB")).build(),
                lead("b").set(BUDGET, Money.of(700, "JPY")).build(),
                lead("c").build());
        assertThat(rows(List.of(new ByValue(TITLE)), Measure.of(Kind.SUM, BUDGET), Measure.of(Kind.MAX, BUDGET)))
                .containsExactlyInAnyOrder(
                        row(List.of("a"), Money.of("3.35", "RUB"), Money.of("2.25", "RUB")),
                        row(List.of("b"), Money.of(700, "JPY"), Money.of(700, "JPY")),
                        row(List.of("c"), NONE, NONE));
        assertThatThrownBy(() -> total(Measure.of(Kind.MIN, BUDGET)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("currenc");
    }

    @Test
    void sums_that_overflow_are_refused() {
        bench.insert(
                lead().set(SCORE, Long.MAX_VALUE).build(), lead().set(SCORE, 1L).build());
        assertThatThrownBy(() -> total(Measure.of(Kind.SUM, SCORE))).isInstanceOf(InvalidInputException.class);
        bench.insert(lead().set(SCORE, -1L).build());
        assertThat(total(Measure.of(Kind.SUM, SCORE))).isEqualTo(row(List.of(), Long.MAX_VALUE));
    }

    @Test
    void groups_are_keyed_by_the_value_as_it_stands() {
        Record firm = company("f");
        bench.insert(
                lead("Ё")
                        .set(STATE, "NEW")
                        .set(BUDGET, Money.of(5, "RUB"))
                        .set(SUBJECT, firm.ref())
                        .build(),
                lead("ё")
                        .set(STATE, "NEW")
                        .set(BUDGET, Money.of(5, "EUR"))
                        .set(COMPANY, firm.ref())
                        .build(),
                lead("ё").build());
        assertThat(rows(List.of(new ByValue(TITLE)), Measure.count()))
                .containsExactlyInAnyOrder(row(List.of("Ё"), 1L), row(List.of("ё"), 2L));
        assertThat(rows(List.of(new ByValue(STATE), new ByValue(BUDGET)), Measure.count()))
                .containsExactlyInAnyOrder(
                        row(List.of("NEW", Money.of(5, "RUB")), 1L),
                        row(List.of("NEW", Money.of(5, "EUR")), 1L),
                        row(List.of(NONE, NONE), 1L));
        assertThat(rows(List.of(new ByValue(SUBJECT), new ByValue(COMPANY)), Measure.count()))
                .containsExactlyInAnyOrder(
                        row(List.of(firm.ref(), NONE), 1L),
                        row(List.of(NONE, firm.ref()), 1L),
                        row(List.of(NONE, NONE), 1L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Moscow",
                "Asia/Kathmandu",
                "America/New_York",
                "UTC",
                "Z",
                "+05:45",
                "UTC+3",
                "Asia/Tokyo"
            })
    void instants_are_grouped_by_the_local_hour_day_and_month(String zone) {
        ZoneId local = ZoneId.of(zone);
        List<Instant> instants = List.of(
                Instant.parse("2026-03-08T06:59:59.999999Z"),
                Instant.parse("2026-03-08T07:00:00Z"),
                Instant.parse("2025-12-31T21:30:00Z"),
                Instant.parse("1900-01-01T00:00:00Z"),
                Instant.parse("9999-12-31T23:59:59Z"),
                Instant.parse("0001-01-02T00:00:00Z"));
        for (Instant instant : instants) {
            Record record = lead().set(CALLED_AT, instant).build();
            bench.insert(record);
            assertThat(rows(
                            List.of(
                                    new ByPeriod(CALLED_AT, Period.HOUR_OF_DAY, local),
                                    new ByPeriod(CALLED_AT, Period.DAY, local),
                                    new ByPeriod(CALLED_AT, Period.MONTH, local)),
                            Measure.count()))
                    .containsExactly(row(
                            List.of(
                                    (long) instant.atZone(local).getHour(),
                                    instant.atZone(local).toLocalDate(),
                                    instant.atZone(local).toLocalDate().withDayOfMonth(1)),
                            1L));
            bench.apply(new Change.Remove(record));
        }
    }

    @Test
    void days_are_grouped_without_a_zone_and_empty_ones_apart() {
        bench.insert(
                lead().set(DAY, LocalDate.of(2026, 2, 28)).build(),
                lead().set(DAY, LocalDate.of(2026, 2, 1)).build(),
                lead().build());
        ZoneId zone = ZoneId.of("Pacific/Kiritimati");
        assertThat(rows(List.of(new ByPeriod(DAY, Period.MONTH, zone)), Measure.count()))
                .containsExactlyInAnyOrder(row(List.of(LocalDate.of(2026, 2, 1)), 2L), row(List.of(NONE), 1L));
        assertThat(rows(List.of(new ByPeriod(DAY, Period.DAY, zone)), Measure.count()))
                .hasSize(3);
    }

    @Test
    void there_is_at_most_one_group_more_than_asked_for() {
        for (long i = 0; i < 10; i++) {
            bench.insert(lead().set(SCORE, i).build());
        }
        List<Row> rows = bench.read(tx -> tx.aggregate(new Aggregation(
                        "lead", Condition.always(), List.of(new ByValue(SCORE)), List.of(Measure.count()), 3)))
                .rows();
        assertThat(rows).hasSize(4);
    }

    @Test
    void lists_are_no_groups_and_texts_have_no_extremes() {
        assertThatThrownBy(() -> rows(List.of(new ByValue(TAGS)), Measure.count()))
                .isInstanceOf(IllegalArgumentException.class);
        for (Field<?> field : List.of(TITLE, STATE, Samples.HOT)) {
            assertThatThrownBy(() -> total(Measure.of(Kind.MIN, field))).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
