package dev.crmkit.jdbc;

import static dev.crmkit.jdbc.Samples.BUDGET;
import static dev.crmkit.jdbc.Samples.CALLED_AT;
import static dev.crmkit.jdbc.Samples.DAY;
import static dev.crmkit.jdbc.Samples.HOT;
import static dev.crmkit.jdbc.Samples.RATE;
import static dev.crmkit.jdbc.Samples.SCORE;
import static dev.crmkit.jdbc.Samples.STATE;
import static dev.crmkit.jdbc.Samples.TAGS;
import static dev.crmkit.jdbc.Samples.TITLE;
import static dev.crmkit.jdbc.Samples.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.storage.SortKey;
import dev.crmkit.spi.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@EnumSource
class PageTest {
    private static final List<Field<?>> FIELDS = List.of(TITLE, SCORE, RATE, BUDGET, HOT, DAY, CALLED_AT, STATE);

    private final Workbench bench;
    private final List<Record> records = new ArrayList<>();

    PageTest(Database database) {
        bench = Workbench.ready(database);
    }

    @BeforeEach
    void insert_records_with_ties_and_empty_fields() {
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            records.add(record(random));
        }
        List<Record> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, random);
        bench.insert(shuffled.toArray(Record[]::new));
    }

    private static Record record(Random random) {
        Record.Builder lead = lead();
        maybe(random, lead, TITLE, "б", "Б", "ё", "е", "я", "a", "Z", "", "😀", "\uFF21");
        maybe(random, lead, SCORE, -1L, 0L, 5L);
        maybe(random, lead, RATE, new BigDecimal("0.1000"), new BigDecimal("-0.1000"));
        maybe(random, lead, BUDGET, Money.of(5, "RUB"), Money.of(5, "JPY"), Money.of(7, "EUR"));
        maybe(random, lead, HOT, true, false);
        maybe(random, lead, DAY, LocalDate.of(2026, 1, 1), LocalDate.of(1, 1, 1));
        maybe(random, lead, CALLED_AT, Instant.EPOCH, Instant.EPOCH.plusNanos(1_000));
        maybe(random, lead, STATE, "NEW", "WORK", "DONE", "ASIDE", "GONE");
        return lead.build();
    }

    private static void maybe(Random random, Record.Builder lead, Field<?> field, Object... values) {
        if (random.nextInt(3) > 0) {
            lead.put(field, values[random.nextInt(values.length)]);
        }
    }

    static Stream<List<Order>> orders() {
        List<List<Order>> all = new ArrayList<>();
        all.add(List.of());
        for (Field<?> field : FIELDS) {
            all.add(List.of(Order.asc(field)));
            all.add(List.of(Order.desc(field)));
            all.add(List.of(Order.desc(STATE), Order.asc(field)));
            all.add(List.of(Order.asc(field), Order.desc(TITLE), Order.asc(SCORE)));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void pages_put_together_are_the_whole_list_in_order(List<Order> orders) {
        List<Record> expected =
                records.stream().sorted(SortKey.comparator(orders)).toList();
        assertThat(bench.find("lead", Condition.always(), orders.toArray(Order[]::new)))
                .containsExactlyElementsOf(expected);
        assertThat(bench.allPages("lead", Condition.always(), orders, 3)).containsExactlyElementsOf(expected);
    }

    @Test
    void a_page_says_whether_more_follows() {
        Slice slice = bench.page("lead", Condition.always(), List.of(), 39);
        assertThat(slice.records()).hasSize(39);
        assertThat(slice.more()).isTrue();
        assertThat(bench.page("lead", Condition.always(), List.of(), 40).more()).isFalse();
        assertThat(bench.page("lead", Condition.never(), List.of(), 40).records())
                .isEmpty();
    }

    @Test
    void ids_sort_unsigned() {
        Record low = Record.create(Samples.LEAD, new UUID(1, -1)).build();
        Record high = Record.create(Samples.LEAD, new UUID(-1, 1)).build();
        bench.insert(high, low);
        List<Record> all = bench.allPages("lead", Condition.always(), List.of(), 1);
        assertThat(all.get(0)).isEqualTo(low);
        assertThat(all.get(all.size() - 1)).isEqualTo(high);
    }

    @Test
    void nothing_is_sorted_by_a_list() {
        assertThatThrownBy(() -> bench.find("lead", Condition.always(), Order.asc(TAGS)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
