package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.internal.json.DueRuleText;
import dev.crmkit.core.timer.Timer;
import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.StateField;
import dev.crmkit.core.workflow.TextTemplate;
import dev.crmkit.core.workflow.Values;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Carries the effects of transitions out within the work of one command: rows, never calls. */
final class Effects {
    private static final List<String> FINISHED = List.of("DONE", "CANCELLED");

    private final Work work;
    private final Stepper stepper;
    private final DueDates due;

    Effects(Work work, Stepper stepper) {
        this.work = work;
        this.stepper = stepper;
        this.due = new DueDates(work);
    }

    void carryOut(Effect effect, RecordRef ref, StateField states) {
        Record record = work.find(ref).orElseThrow();
        if (effect instanceof Effect.CreateTask task) {
            createTask(task, record);
        } else if (effect instanceof Effect.CompleteTasks complete) {
            finishTasks(record, complete.purpose(), "complete");
        } else if (effect instanceof Effect.CancelTasks cancel) {
            finishTasks(record, cancel.purpose(), "cancel");
        } else if (effect instanceof Effect.StartTimer timer) {
            startTimer(timer, record, states);
        } else if (effect instanceof Effect.CancelTimer timer) {
            work.first(Timer.TYPE, Timer.KEY, timerKey(record, states, timer.name()))
                    .ifPresent(work::remove);
        } else if (effect instanceof Effect.Fire fire) {
            fire(fire, record);
        } else if (effect instanceof Effect.NotifyOwner message) {
            Outgoing.toOwner(work, message, record);
        } else if (effect instanceof Effect.Convert) {
            Conversion.automatic(work, stepper, record);
        }
    }

    /** Working time since an instant on the record's calendar; empty where no calendar reaches. */
    Optional<Duration> businessTime(Record record, Instant since) {
        return work.shop().calendarOf(work.sender().subject(), record).flatMap(calendar -> {
            try {
                return Optional.of(calendar.workingTimeBetween(since, work.instant()));
            } catch (InvalidInputException outside) {
                return Optional.empty();
            }
        });
    }

    private void createTask(Effect.CreateTask wish, Record about) {
        Optional<String> key =
                Optional.of(TextTemplate.fill(wish.creationKey(), about)).filter(text -> !text.isEmpty());
        if (key.flatMap(known -> work.first(Task.TYPE, Task.CREATION_KEY, known))
                .isPresent()) {
            return;
        }
        Record.Builder task = work.create(Task.TYPE)
                .set(Task.KIND, wish.kind())
                .set(
                        Task.SUBJECT,
                        Outgoing.limited(
                                wish.subject().fill(work.shop().definitions().locale(), about), 300))
                .set(Task.DUE_AT, due.at(wish.due(), about, work.instant()))
                .set(Task.AUTOMATIC, true)
                .set(Task.PURPOSE, wish.purpose())
                .set(Task.CREATION_KEY, key)
                .set(Header.OWNER, about.get(Header.OWNER))
                .set(Header.UNIT, about.get(Header.UNIT));
        bind(task, about);
        Births.insert(work, stepper, task, "AUTOMATION", "create");
    }

    /** Binds to the record itself and to the client it names. */
    private static void bind(Record.Builder task, Record about) {
        for (Field<RecordRef> link : List.of(Task.CONTACT, Task.COMPANY)) {
            about.type().field(link.key()).flatMap(about::value).ifPresent(client -> task.put(link, client));
        }
        task.type().field(about.type().key()).ifPresent(link -> task.put(link, about.ref()));
    }

    private void finishTasks(Record about, String purpose, String transition) {
        for (Record task : work.all(Task.TYPE)) {
            if (isOpenFor(task, about)
                    && (purpose.isEmpty()
                            || purpose.equals(task.get(Task.PURPOSE).orElse("")))) {
                stepper.take(task, transition, builder -> builder);
            }
        }
    }

    private static boolean isOpenFor(Record task, Record about) {
        boolean bound = task.type()
                .field(about.type().key())
                .flatMap(task::value)
                .map(about.ref()::equals)
                .orElse(false);
        return bound
                && task.get(Task.AUTOMATIC).orElse(false)
                && !FINISHED.contains(task.get(Task.STATE).orElse(""));
    }

    private void startTimer(Effect.StartTimer wish, Record record, StateField states) {
        Instant anchor = Optional.ofNullable(wish.base())
                .flatMap(base -> Rearming.anchor(record, base))
                .orElse(work.instant());
        String key = timerKey(record, states, wish.name());
        work.first(Timer.TYPE, Timer.KEY, key).ifPresent(work::remove);
        work.insert(work.create(Timer.TYPE)
                .set(Timer.KEY, key)
                .set(Timer.RECORD, record.ref())
                .set(Timer.STATE_FIELD, states.state().key())
                .set(Timer.STATE_SEQ, record.require(states.seq()))
                .set(Timer.NAME, wish.name())
                .set(Timer.FIRES, wish.fires())
                .set(Timer.BASE, Optional.ofNullable(wish.base()))
                .set(Timer.ANCHOR, anchor)
                .set(Timer.RULE, DueRuleText.write(wish.due()))
                .set(Timer.CALENDAR, due.calendarTag(record))
                .set(Timer.SKIP_AFTER, Optional.ofNullable(wish.skipAfter()).map(Duration::toString))
                .set(Due.DUE_AT, due.at(wish.due(), record, anchor))
                .set(Due.ORDERING_KEY, key)
                .set(Due.ATTEMPTS, 0L)
                .build());
    }

    private static String timerKey(Record record, StateField states, String name) {
        return record.ref() + ":" + states.state().key() + ":" + name;
    }

    private void fire(Effect.Fire fire, Record record) {
        Optional<Record> linked =
                record.type().field(fire.link()).flatMap(record::value).flatMap(ref -> linked(fire, (RecordRef) ref));
        if (linked.isEmpty() || (fire.onlyIfPossible() && !stepper.knows(linked.get(), fire.transition()))) {
            return;
        }
        work.demand(AccessAction.TRANSITION, linked.get(), fire.transition());
        stepper.take(linked.get(), fire.transition(), builder -> {
            fire.values().forEach((key, source) -> Values.set(builder, key, source, record, work.stepContext()));
            return builder;
        });
    }

    /** What the sender may not see is as good as gone: anything else would tell what state it is in. */
    private Optional<Record> linked(Effect.Fire fire, RecordRef ref) {
        if (CreateRecord.isVisible(work, ref)) {
            return work.find(ref);
        }
        if (fire.onlyIfPossible()) {
            return Optional.empty();
        }
        throw InvalidInputException.of(CreateRecord.noRecord(fire.link()));
    }
}
