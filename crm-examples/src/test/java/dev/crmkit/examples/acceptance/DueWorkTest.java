package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.crmkit.core.activity.Task;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.timer.OutboxMessage;
import dev.crmkit.core.timer.PumpReport;
import dev.crmkit.core.timer.Timer;
import dev.crmkit.core.workflow.ShippedWorkflows;
import dev.crmkit.core.workflow.WorkflowJson;
import dev.crmkit.spi.notify.Notification;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.Violation;
import dev.crmkit.spi.workflow.GuardCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Timers fire and messages leave: once, late rather than never, and nobody waits for what cannot be done. */
class DueWorkTest {
    private static final PumpReport ONE_DONE = new PumpReport(1, 0);
    private static final PumpReport ONE_FAILED = new PumpReport(0, 1);

    // the outbox

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_message_leaves_once_after_commit(StoreKind kind) {
        Post post = new Post();
        Town town = Town.on(kind, shipped(), post);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        assertThat(post.arrived()).isEmpty();
        assertThat(town.crm().sendMessages()).isEqualTo(ONE_DONE);
        assertThat(town.crm().sendMessages()).isEqualTo(PumpReport.NOTHING);
        assertThat(post.arrived()).singleElement().satisfies(message -> {
            assertThat(message.recipient()).isEqualTo("mila");
            assertThat(message.about()).isEqualTo(lead.ref());
            assertThat(message.subject()).isEqualTo("Новый лид: Camry, трейд-ин");
        });
        assertThat(town.dump().of("outbox_message")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void what_was_rolled_back_is_not_told(StoreKind kind) {
        Post post = new Post();
        Town town = Town.on(kind, shipped(), post);
        Refused.invalid(town, () -> town.as("hana").leads().register(Lead.draft()));
        Dump before = town.dump();
        Throwable thrown = catchThrowable(() -> town.store().inTx(UnitOptions.write("main"), tx -> {
            town.as("hana").leads().register(town.leadDraft());
            throw new IllegalStateException("the host changes its mind");
        }));
        assertThat(thrown).hasMessage("the host changes its mind");
        assertThat(town.dump()).isEqualTo(before);
        assertThat(town.crm().sendMessages()).isEqualTo(PumpReport.NOTHING);
        assertThat(post.tried()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_failing_notifier_is_tried_again_with_growing_pauses_and_given_up(StoreKind kind) {
        Post post = new Post().refusing("mila");
        Town town = Town.on(kind, shipped(), post);
        town.as("hana").leads().register(town.leadDraft());
        List<Duration> pauses = new ArrayList<>();
        for (int attempt = 1; attempt < 10; attempt++) {
            assertThat(town.crm().sendMessages()).isEqualTo(ONE_FAILED);
            assertThat(town.crm().sendMessages()).isEqualTo(PumpReport.NOTHING);
            Record waiting = only(town, "outbox_message");
            assertThat(waiting.require(Due.ATTEMPTS)).isEqualTo(attempt);
            assertThat(waiting.get(Due.DEAD_AT)).isEmpty();
            Instant next = waiting.require(Due.LEASE_UNTIL);
            pauses.add(Duration.between(town.now(), next));
            town.jumpTo(next.minusMillis(1));
            assertThat(town.crm().sendMessages()).isEqualTo(PumpReport.NOTHING);
            town.jumpTo(next);
        }
        assertThat(pauses).isSorted().doesNotHaveDuplicates().startsWith(Duration.ofMinutes(1), Duration.ofMinutes(2));
        assertThat(town.crm().sendMessages()).isEqualTo(ONE_FAILED);
        Record dead = only(town, "outbox_message");
        assertThat(dead.get(Due.DEAD_AT)).contains(town.now());
        assertThat(dead.get(Due.LAST_ERROR)).contains("IllegalStateException");
        assertThat(dead.get(Due.ATTEMPTS)).contains(10L);
        town.jumpTo("2027-01-01T00:00");
        assertThat(town.crm().sendMessages()).isEqualTo(PumpReport.NOTHING);
        assertThat(post.tried()).hasSize(10).containsOnly(post.tried().get(0));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_message_that_cannot_be_sent_keeps_nobody_elses_waiting(StoreKind kind) {
        Post post = new Post().refusing("mila");
        Town town = Town.on(kind, shipped(), post);
        for (int i = 0; i < 4; i++) {
            town.as("hana").leads().register(town.leadDraft());
        }
        assertThat(town.crm().sendMessages()).isEqualTo(new PumpReport(2, 2));
        assertThat(post.arrived()).extracting(Notification::recipient).containsExactly("max", "max");
        post.refusing();
        town.jumpTo(town.now().plus(Duration.ofMinutes(1)));
        assertThat(town.crm().sendMessages()).isEqualTo(new PumpReport(2, 0));
        assertThat(post.arrived()).hasSize(4);
        assertThat(post.tried())
                .filteredOn(message -> message.recipient().equals("mila"))
                .hasSize(4);
        assertThat(post.tried().stream().map(Notification::key).distinct()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void whoever_may_not_read_the_record_any_more_hears_nothing(StoreKind kind) {
        Post post = new Post();
        Town town = Town.on(kind, shipped(), post);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        town.as("hana").leads().assignTo(lead.ref(), town.user("max"));
        assertThat(town.crm().sendMessages()).isEqualTo(ONE_DONE);
        assertThat(post.tried()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void whoever_was_deactivated_or_lost_the_role_hears_nothing(StoreKind kind) {
        Post post = new Post();
        Town town = Town.on(kind, shipped(), post);
        town.as("hana").leads().register(town.leadDraft());
        town.as("hana").leads().register(town.leadDraft());
        town.as("hana").people().deactivate("mila");
        town.as("hana").people().takeRole("max", "EMPLOYEE", "north.sales");
        assertThat(town.crm().sendMessages()).isEqualTo(new PumpReport(2, 0));
        assertThat(post.tried()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void nothing_is_told_of_a_record_in_the_bin(StoreKind kind) {
        Post post = new Post();
        Town town = Town.on(kind, shipped(), post);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        town.as("hana").leads().delete(lead.ref());
        assertThat(town.crm().sendMessages()).isEqualTo(ONE_DONE);
        assertThat(post.tried()).isEmpty();
    }

    // timers

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_timer_of_a_state_that_was_left_does_nothing(StoreKind kind) {
        Town town = Town.on(kind);
        Deal deal = proposalSent(town);
        Record timer = only(town, "timer");
        town.as("mila").deals().clientDecides(deal);
        assertThat(town.dump().of("timer")).isEmpty();
        town.store().inTx(UnitOptions.write("main"), tx -> {
            tx.apply(new ChangeSet(List.of(new Change.Insert(timer))));
            return timer;
        });
        town.jumpTo("2026-03-10T09:00");
        assertThat(town.crm().fireTimers()).isEqualTo(ONE_DONE);
        assertThat(callbacks(town, deal)).isEmpty();
        assertThat(town.dump().of("timer")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_timer_fires_late_when_nobody_was_there_in_time(StoreKind kind) {
        Town town = Town.on(kind);
        Deal deal = proposalSent(town);
        town.jumpTo("2026-03-27T16:00");
        assertThat(town.crm().fireTimers()).isEqualTo(ONE_DONE);
        assertThat(callbacks(town, deal))
                .singleElement()
                .satisfies(task -> assertThat(task.dueAt()).contains(Town.moscow("2026-03-27T17:00")));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_timer_that_is_refused_is_tried_again_and_given_up(StoreKind kind) {
        givenUp(kind, context -> Optional.of(Violation.of("title", "NOT_NOW", "Not now", "Не сейчас")), "GUARD");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_timer_whose_plugin_throws_is_tried_again_and_given_up(StoreKind kind) {
        GuardCheck broken = context -> {
            throw new UnsupportedOperationException("a fault of the plugin with +7 916 111-22-33 in it");
        };
        givenUp(kind, broken, "UnsupportedOperationException");
    }

    /** The second deal is refused, the first and the third go on. */
    private static void givenUp(StoreKind kind, GuardCheck refusing, String error) {
        List<Deal> deals = new ArrayList<>();
        Town town = Town.on(
                kind,
                checking(context -> context.record().ref().equals(deals.get(1).ref())
                        ? refusing.refuse(context)
                        : Optional.empty()));
        for (int i = 0; i < 3; i++) {
            deals.add(proposalSent(town));
        }
        town.jumpTo("2026-03-10T09:00");
        assertThat(town.crm().fireTimers()).isEqualTo(new PumpReport(2, 1));
        assertThat(callbacks(town, deals.get(0))).hasSize(1);
        assertThat(callbacks(town, deals.get(1))).isEmpty();
        assertThat(callbacks(town, deals.get(2))).hasSize(1);
        for (int attempt = 2; attempt <= 10; attempt++) {
            Record waiting = only(town, "timer");
            town.jumpTo(waiting.require(Due.LEASE_UNTIL));
            assertThat(town.crm().fireTimers()).isEqualTo(ONE_FAILED);
        }
        Record dead = only(town, "timer");
        assertThat(dead.get(Due.DEAD_AT)).contains(town.now());
        assertThat(dead.get(Due.LAST_ERROR)).contains(error);
        town.jumpTo("2027-01-01T00:00");
        assertThat(town.crm().fireTimers()).isEqualTo(PumpReport.NOTHING);
        town.as("mila")
                .deals()
                .clientDecides(town.as("mila").deals().get(deals.get(1).ref()));
        assertThat(town.dump().of("timer")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void pumps_side_by_side_fire_each_timer_once(StoreKind kind) {
        Town town = Town.on(kind);
        List<Deal> deals = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            deals.add(proposalSent(town));
        }
        town.jumpTo("2026-03-10T09:00");
        List<PumpReport> reports = Crowd.of(2).together(worker -> town.crm().fireTimers());
        assertThat(reports.stream().reduce(PumpReport.NOTHING, PumpReport::plus))
                .isEqualTo(new PumpReport(12, 0));
        for (Deal deal : deals) {
            assertThat(callbacks(town, deal)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void pumps_side_by_side_send_each_message_once(StoreKind kind) {
        Post post = new Post();
        Town town = Town.on(kind, shipped(), post);
        for (int i = 0; i < 12; i++) {
            town.as("hana").leads().register(town.leadDraft());
        }
        Crowd.of(2).together(worker -> town.crm().sendMessages());
        assertThat(post.arrived()).extracting(Notification::key).hasSize(12).doesNotHaveDuplicates();
    }

    // what was given up

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void what_was_given_up_is_seen_and_tried_again_by_those_who_configure(StoreKind kind) {
        Post post = new Post().refusing("mila");
        Town town = Town.on(kind, shipped(), post);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        assertThat(town.as("adam").deadLetters().messages(Query.all()).items()).isEmpty();
        for (int attempt = 1; attempt <= 10; attempt++) {
            town.jumpTo(next(town, "outbox_message"));
            town.crm().sendMessages();
        }
        OutboxMessage dead = town.as("adam")
                .deadLetters()
                .messages(Query.where(OutboxMessage.RECIPIENT.is("mila")))
                .items()
                .get(0);
        assertThat(dead.about()).isEqualTo(lead.ref());
        assertThat(dead.get(Due.LAST_ERROR)).contains("IllegalStateException");
        assertThat(dead.get(OutboxMessage.SUBJECT_RU)).contains("Новый лид: {title}");
        assertThat(dead.get(OutboxMessage.FILLING)).isEmpty();
        for (String login : List.of("hana", "mila", "intake")) {
            assertThat(town.as(login).deadLetters().messages(Query.all()).items())
                    .isEmpty();
            Refused.notFound(town, () -> town.as(login).deadLetters().retry(dead.ref()));
        }
        post.refusing();
        assertThat(town.crm().sendMessages()).isEqualTo(PumpReport.NOTHING);
        town.as("adam").deadLetters().retry(dead.ref());
        assertThat(town.crm().sendMessages()).isEqualTo(ONE_DONE);
        assertThat(post.arrived()).extracting(Notification::key).containsExactly(dead.key());
        Refused.notFound(town, () -> town.as("adam").deadLetters().retry(dead.ref()));
        Refused.notFound(town, () -> town.as("adam").deadLetters().retry(lead.ref()));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_timer_that_was_given_up_is_fired_when_it_is_tried_again(StoreKind kind) {
        AtomicBoolean calm = new AtomicBoolean();
        Town town = Town.on(kind, checking(context -> {
            if (calm.get()) {
                return Optional.empty();
            }
            throw new UnsupportedOperationException("broken");
        }));
        Deal deal = proposalSent(town);
        Refused.rejected(
                town,
                () -> town.as("carl").deadLetters().retry(only(town, "timer").ref()));
        for (int attempt = 1; attempt <= 10; attempt++) {
            town.jumpTo(next(town, "timer"));
            assertThat(town.crm().fireTimers()).isEqualTo(ONE_FAILED);
        }
        calm.set(true);
        Timer dead = town.as("carl").deadLetters().timers(Query.all()).items().get(0);
        assertThat(dead.target()).isEqualTo(deal.ref());
        assertThat(dead.fires()).isEqualTo("callbackDue");
        town.as("carl").deadLetters().retry(dead.ref());
        assertThat(town.as("carl").deadLetters().timers(Query.all()).items()).isEmpty();
        assertThat(town.crm().fireTimers()).isEqualTo(ONE_DONE);
        assertThat(callbacks(town, deal)).hasSize(1);
    }

    private static Definitions shipped() {
        return Definitions.shipped()
                .assign(AssignmentPolicy.roundRobin("lead", "mila", "max"))
                .build();
    }

    /** In memory one unit writes at a time, so a pump cannot come between there. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMORY")
    void a_pump_that_takes_the_timer_meanwhile_makes_no_conflict_of_a_view_that_is_not_stale(StoreKind kind) {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        Town town = Town.on(kind, checking("refuse", context -> {
            meanwhile.getAndSet(() -> {}).run();
            return Optional.empty();
        }));
        Deal deal = proposalSent(town);
        town.jumpTo("2026-03-10T09:00");
        meanwhile.set(() -> Crowd.of(1)
                .together(worker -> town.store()
                        .claimDue(new ClaimRequest("main", "timer", 1, Duration.ofMinutes(1), town.now()))));
        Deal lost = town.as("mila").deals().refuse(deal, "дорого");
        assertThat(lost.stage()).isEqualTo("LOST");
        assertThat(town.dump().of("timer")).isEmpty();
    }

    /** The shipped process, in which a check is asked before the callback. */
    private static Definitions checking(GuardCheck check) {
        return checking("callbackDue", check);
    }

    private static Definitions checking(String transition, GuardCheck check) {
        Definitions.Builder builder = Definitions.shipped()
                .assign(AssignmentPolicy.roundRobin("lead", "mila", "mila"))
                .check("calm", check);
        String checked = ShippedWorkflows.json("deal")
                .replace(
                        "\"name\": \"" + transition + "\",",
                        "\"name\": \"" + transition + "\", \"checks\": [\"calm\"],");
        return builder.workflow(WorkflowJson.read(checked, builder.schema())).build();
    }

    /** A deal whose proposal was sent on 4 March at 10:15. */
    private static Deal proposalSent(Town town) {
        town.jumpTo("2026-03-04T10:15");
        Lead lead = town.as("hana").leads().register(town.leadDraft().owner(town.user("mila")));
        town.as("mila").interactions().call(lead.ref(), "SUCCESS", "интересно");
        Lead converted = town.as("mila").leads().qualify(lead);
        town.as("mila")
                .quotes()
                .send(town.as("mila").quotes().draft(converted.deal().orElseThrow(), Money.of("100.00", "RUB")));
        return town.as("mila").deals().get(converted.deal().orElseThrow());
    }

    private static List<Task> callbacks(Town town, Deal deal) {
        return town.tasks(Task.DEAL.is(deal.ref()).and(Task.PURPOSE.is("callback")));
    }

    /** When the one row of the type is tried next. */
    private static Instant next(Town town, String type) {
        Record row = only(town, type);
        return row.get(Due.LEASE_UNTIL).orElse(row.require(Due.DUE_AT));
    }

    private static Record only(Town town, String type) {
        List<Record> rows = town.dump().of(type);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }
}
