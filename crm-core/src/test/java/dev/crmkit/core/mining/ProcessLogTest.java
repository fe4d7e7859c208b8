package dev.crmkit.core.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.crmkit.core.calendar.CalendarMath;
import dev.crmkit.core.calendar.RussianCalendars;
import dev.crmkit.core.history.StageRecord;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A log of four cases, small enough to be counted by hand. */
class ProcessLogTest {
    /** Friday, 17:00 in Moscow. */
    private static final Instant FRIDAY = Instant.parse("2026-03-13T14:00:00Z");

    private static final ProcessLog LOG = new ProcessLog(List.of(
            of("a", "NEW 0", "WORK 1", "DONE 72"),
            of("b", "NEW 0", "WORK 2", "WORK 3", "DONE 10"),
            of("c", "NEW 0", "WORK 1"),
            of("d", "WORK 0", "NEW 1", "DONE 2")));

    private static final WorkflowDefinition WORKFLOW = WorkflowDefinition.of("ticket", "state")
            .open("NEW", "Новая", "New", "open")
            .open("WORK", "В работе", "In work", "open")
            .won("DONE", "Готова", "Done")
            .transition("create", "Создать", "Create", way -> way.to("NEW"))
            .transition("start", "Начать", "Start", way -> way.from("NEW").to("WORK"))
            .transition("ping", "Напомнить", "Remind", way -> way.from("WORK"))
            .transition(
                    "finish", "Завершить", "Finish", way -> way.from("@open").to("DONE"))
            .build();

    private static LogCase of(String id, String... steps) {
        List<LogCase.Step> all = new ArrayList<>();
        for (String step : steps) {
            String[] parts = step.split(" ", -1);
            all.add(new LogCase.Step(parts[0], FRIDAY.plus(Duration.ofHours(Long.parseLong(parts[1])))));
        }
        return new LogCase(id, all);
    }

    @Test
    void what_followed_what_is_counted() {
        TransitionMatrix matrix = LOG.transitions();
        assertThat(matrix.count("NEW", "WORK")).isEqualTo(3);
        assertThat(matrix.count("WORK", "WORK")).isEqualTo(1);
        assertThat(matrix.count("DONE", "NEW")).isZero();
        assertThat(matrix.distinct()).isEqualTo(5);
        assertThat(matrix.repeats()).isEqualTo(1);
        assertThat(LOG.steps()).isEqualTo(12);
        assertThat(LOG.visits()).isEqualTo(Map.of("NEW", 4L, "WORK", 5L, "DONE", 3L));
        assertThat(LOG.firsts()).isEqualTo(Map.of("NEW", 3L, "WORK", 1L));
        assertThat(LOG.lasts()).isEqualTo(Map.of("DONE", 3L, "WORK", 1L));
    }

    @Test
    void variants_come_by_frequency_and_then_by_path() {
        ProcessLog twice = new ProcessLog(
                List.of(of("1", "B 0"), of("2", "A 0", "B 1"), of("3", "A 0", "B 5"), of("4", "A 0", "C 1")));
        assertThat(twice.variants())
                .extracting(variant -> variant + " = " + variant.cases())
                .containsExactly("A > B = 2", "A > C = 1", "B = 1");
    }

    @Test
    void stays_are_measured_by_the_clock_and_in_working_time() {
        assertThat(hours(LOG.stays(), "WORK")).containsExactly(1L, 1L, 7L, 71L);
        assertThat(hours(LOG.stays(), "NEW")).containsExactly(1L, 1L, 1L, 2L);
        assertThat(LOG.stays()).doesNotContainKey("DONE");
        CalendarMath moscow = CalendarMath.of(RussianCalendars.moscow());
        assertThat(hours(LOG.stays(moscow), "WORK")).containsExactly(0L, 0L, 1L, 7L);
    }

    private static List<Long> hours(Map<String, Spread> stays, String state) {
        return hours(Objects.requireNonNull(stays.get(state)));
    }

    private static List<Long> hours(Spread spread) {
        return spread.sorted().stream().map(seconds -> seconds / 3600).toList();
    }

    @Test
    void times_until_a_state_leave_out_those_that_never_came_to_it() {
        assertThat(hours(LOG.until("DONE"))).containsExactly(2L, 10L, 72L);
        assertThat(hours(LOG.durations())).containsExactly(1L, 2L, 10L, 72L);
    }

    @Test
    void a_spread_is_exact() {
        Spread spread = new Spread(List.of(4L, 1L, 2L));
        assertThat(spread.sum()).isEqualTo(BigInteger.valueOf(7));
        assertThat(spread.mean()).contains(new BigDecimal("2.33"));
        assertThat(spread.median()).contains(BigDecimal.valueOf(2));
        assertThat(new Spread(List.of(1L, 2L)).median()).contains(new BigDecimal("1.5"));
        assertThat(spread.percentile(33)).contains(1L);
        assertThat(spread.percentile(34)).contains(2L);
        assertThat(spread.least()).contains(1L);
        assertThat(spread.greatest()).contains(4L);
        assertThat(new Spread(List.of()).median()).isEmpty();
        assertThat(new Spread(List.of()).mean()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> spread.percentile(101));
    }

    @Test
    void each_case_is_walked_to_its_end_or_its_first_wrong_step() {
        assertThat(LOG.replay(WORKFLOW))
                .extracting(replay -> replay.id() + " " + replay.verdict() + " "
                        + replay.rejected()
                                .map(each -> each.index() + " " + each)
                                .orElse(""))
                .containsExactly("a ACCEPTED ", "b REJECTED 2 WORK > WORK", "c OPEN ", "d REJECTED 0 start > WORK");
        assertThat(Replay.ids(LOG.replay(WORKFLOW), Replay.Verdict.REJECTED)).containsExactly("b", "d");
    }

    @Test
    void stage_records_become_cases_in_the_order_of_the_moves() {
        StageRecord second = stage(1, "state", "WORK", 2);
        StageRecord first = stage(1, "state", "NEW", 1);
        StageRecord other = stage(2, "state", "NEW", 1);
        StageRecord payment = stage(1, "payment", "PAID", 1);
        ProcessLog log = ProcessLog.ofHistory(List.of(second, other, payment, first), "state");
        assertThat(log.cases())
                .extracting(LogCase::path)
                .containsExactlyInAnyOrder(List.of("NEW", "WORK"), List.of("NEW"));
    }

    private static StageRecord stage(long record, String stateField, String to, long seq) {
        return new StageRecord(Record.create(StageRecord.TYPE, new UUID(0x7000L, record * 10 + seq))
                .set(StageRecord.RECORD, new RecordRef("lead", new UUID(0x7000L, record)))
                .set(StageRecord.STATE_FIELD, stateField)
                .set(StageRecord.TO, to)
                .set(StageRecord.SEQ, seq)
                .set(StageRecord.AT, FRIDAY)
                .build());
    }

    @Test
    void cases_have_steps_and_ids_of_their_own() {
        assertThatIllegalArgumentException().isThrownBy(() -> of("empty"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProcessLog(List.of(of("a", "X 0"), of("a", "X 0"))));
    }
}
