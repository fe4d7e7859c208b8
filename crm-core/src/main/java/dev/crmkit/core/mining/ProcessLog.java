package dev.crmkit.core.mining;

import dev.crmkit.core.calendar.CalendarMath;
import dev.crmkit.core.history.StageRecord;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.RecordRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The histories of many records, to be counted and replayed. Immutable and thread-safe.
 *
 * <pre>{@code
 * ProcessLog log = session.deals().processLog(Condition.always());
 * log.transitions().count("DECISION", "LOST");
 * log.replay(workflow).stream().filter(each -> each.verdict() == Replay.Verdict.REJECTED).toList();
 * }</pre>
 *
 * <p>A session gives those whose history the actor may see; a log made of them knows no others.
 *
 * @param cases each id once
 */
@ForCallers
public record ProcessLog(List<LogCase> cases) {
    public ProcessLog {
        cases = List.copyOf(cases);
        if (cases.stream().map(LogCase::id).distinct().count() < cases.size()) {
            throw new IllegalArgumentException("Two cases have one id");
        }
    }

    /**
     * The moves of one state field, a case for each record, in the order they were made.
     *
     * @param records of any records and state fields
     */
    public static ProcessLog ofHistory(Collection<StageRecord> records, String stateField) {
        Map<RecordRef, List<StageRecord>> byRecord = records.stream()
                .filter(each -> each.record().require(StageRecord.STATE_FIELD).equals(stateField))
                .sorted(Comparator.comparing(each -> each.record().require(StageRecord.SEQ)))
                .collect(Collectors.groupingBy(
                        each -> each.record().require(StageRecord.RECORD), LinkedHashMap::new, Collectors.toList()));
        List<LogCase> cases = new ArrayList<>();
        byRecord.forEach((ref, moves) -> cases.add(new LogCase(
                ref.toString(),
                moves.stream()
                        .map(move -> new LogCase.Step(move.to(), move.at()))
                        .toList())));
        return new ProcessLog(cases);
    }

    /** How many steps there are in all. */
    public long steps() {
        return cases.stream().mapToLong(each -> each.steps().size()).sum();
    }

    /** How often each state was come to. */
    public SortedMap<String, Long> visits() {
        return counted(cases.stream().flatMap(each -> each.path().stream()).toList());
    }

    /** In which state cases begin. */
    public SortedMap<String, Long> firsts() {
        return counted(cases.stream().map(LogCase::first).toList());
    }

    /** In which state cases end, so far. */
    public SortedMap<String, Long> lasts() {
        return counted(cases.stream().map(LogCase::last).toList());
    }

    private static SortedMap<String, Long> counted(List<String> states) {
        return states.stream().collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
    }

    /** Which state followed which. */
    public TransitionMatrix transitions() {
        return TransitionMatrix.of(cases);
    }

    /** The ways through the process, the most frequent first, then by path. */
    public List<Variant> variants() {
        Map<List<String>, Long> counts =
                cases.stream().collect(Collectors.groupingBy(LogCase::path, Collectors.counting()));
        return counts.entrySet().stream()
                .map(each -> new Variant(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(Variant::cases).reversed().thenComparing(Variant::toString))
                .toList();
    }

    /** How long cases take from the first step to the last. */
    public Spread durations() {
        return Spread.of(cases.stream().map(LogCase::duration).toList());
    }

    /** How long it takes until a state is first come to; cases that never come to it are left out. */
    public Spread until(String state) {
        return Spread.of(
                cases.stream().flatMap(each -> each.until(state).stream()).toList());
    }

    /** How long each stay in a state lasted by the clock. The last step of a case is no stay yet. */
    public SortedMap<String, Spread> stays() {
        return stays(Duration::between);
    }

    /**
     * The same in working time.
     *
     * @throws dev.crmkit.spi.InvalidInputException where the calendar does not reach
     */
    public SortedMap<String, Spread> stays(CalendarMath calendar) {
        return stays(calendar::workingTimeBetween);
    }

    private SortedMap<String, Spread> stays(Lasting lasting) {
        SortedMap<String, List<Duration>> all = new TreeMap<>();
        for (LogCase each : cases) {
            for (int i = 1; i < each.steps().size(); i++) {
                LogCase.Step step = each.steps().get(i - 1);
                all.computeIfAbsent(step.state(), key -> new ArrayList<>())
                        .add(lasting.between(step.at(), each.steps().get(i).at()));
            }
        }
        SortedMap<String, Spread> stays = new TreeMap<>();
        all.forEach((state, durations) -> stays.put(state, Spread.of(durations)));
        return stays;
    }

    private interface Lasting {
        Duration between(Instant from, Instant to);
    }

    /**
     * Walks each case through the states and transitions of a definition, whatever their guards. Transitions that stay
     * where they are do not count: a state that follows itself needs a transition that leaves and re-enters it.
     */
    public List<Replay> replay(WorkflowDefinition workflow) {
        Replayer replayer = new Replayer(workflow);
        return cases.stream().map(replayer::replay).toList();
    }
}
