package dev.crmkit.core.internal;

import dev.crmkit.core.internal.json.DueRuleText;
import dev.crmkit.core.timer.Timer;
import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Timers follow what they were counted by: the field they count from, and the calendar of their record. */
final class Rearming {
    private Rearming() {}

    /** Counts the timers of changed records again, as far as they were read. */
    static void follow(Work work) {
        DueDates due = new DueDates(work);
        for (Record timer : work.all(Timer.TYPE)) {
            work.find(timer.require(Timer.RECORD))
                    .filter(record ->
                            work.isStored(record) && !work.stored(record.ref()).equals(Optional.of(record)))
                    .ifPresent(record -> rearm(work, due, timer, record));
        }
    }

    /** Counts a timer again, if something it was counted by is not as it was; the tries so far are forgotten then. */
    static void rearm(Work work, DueDates due, Record timer, Record record) {
        Optional<Instant> present = timer.get(Timer.BASE).flatMap(base -> anchor(record, base));
        Instant anchor = present.or(() -> timer.get(Timer.ANCHOR)).orElse(timer.require(Due.DUE_AT));
        Optional<String> calendar = due.calendarTag(record);
        boolean counts = timer.get(Timer.RULE).isPresent() && calendar.isPresent();
        if (!counts
                || (timer.get(Timer.ANCHOR).equals(Optional.of(anchor))
                        && calendar.equals(timer.get(Timer.CALENDAR)))) {
            return;
        }
        Instant at = due.at(DueRuleText.read(timer.require(Timer.RULE)), record, anchor);
        work.change(
                timer,
                row -> row.set(Timer.ANCHOR, anchor)
                        .set(Timer.CALENDAR, calendar)
                        .set(Due.DUE_AT, at)
                        .set(Due.ATTEMPTS, 0L)
                        .clear(Due.LEASE_UNTIL)
                        .clear(Due.DEAD_AT)
                        .clear(Due.LAST_ERROR));
    }

    /** The instant in the field; empty when it is not filled in. */
    static Optional<Instant> anchor(Record record, String base) {
        return record.type().field(base).flatMap(record::value).map(Instant.class::cast);
    }

    /** The fields that timers of the workflow count from. */
    static Set<String> bases(WorkflowDefinition workflow) {
        Stream<GuardedEffect> effects = Stream.concat(
                workflow.states().stream().flatMap(state -> state.entry().stream()),
                workflow.transitions().stream().flatMap(way -> way.effects().stream()));
        return effects.map(GuardedEffect::effect)
                .filter(Effect.StartTimer.class::isInstance)
                .flatMap(timer -> Optional.ofNullable(((Effect.StartTimer) timer).base()).stream())
                .collect(Collectors.toSet());
    }

    /** Whether timers of the type count from one of these fields. */
    static boolean isCountedFrom(Workshop shop, String type, Collection<Field<?>> fields) {
        return shop.workflow(type)
                .map(Rearming::bases)
                .filter(bases -> fields.stream().map(Field::key).anyMatch(bases::contains))
                .isPresent();
    }
}
