package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.crmkit.core.calendar.Roll;
import dev.crmkit.core.calendar.RussianCalendars;
import dev.crmkit.core.calendar.WeeklyCalendar;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.org.UnitEntry;
import dev.crmkit.core.timer.PumpReport;
import dev.crmkit.core.workflow.DueRule;
import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.StateKind;
import dev.crmkit.core.workflow.ValueSource;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.calendar.WorkingInterval;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.workflow.GuardCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What timers promise (TM-01 to TM-05), each through the doors. That the store's clock judges, on nodes whose clocks are
 * wrong, is rule TM-03 of the storage contract; that a late claimant is refused by its token, TM-05 there.
 */
class TimerTest {
    private static final PumpReport ONE_DONE = new PumpReport(1, 0);
    private static final Field<Instant> MEETING = Field.instant("meetingAt").label("Встреча", "Meeting");
    private static final Field<Long> RINGS = Field.wholeNumber("rings").label("Звонков", "Rings");

    /** A lead rings a working day after its meeting, ticks every hour while it is contacted, and lapses when qualified. */
    private static final WorkflowDefinition LEAD = WorkflowDefinition.of("lead", "state")
            .state(
                    "NEW",
                    "Новый",
                    "New",
                    StateKind.OPEN,
                    state -> state.groups("open")
                            .entering(new Effect.StartTimer("bell", "meetingAt", new DueRule.BusinessDays(1), "ring")))
            .state(
                    "CONTACTING",
                    "Обработка",
                    "Contacting",
                    StateKind.OPEN,
                    state -> state.groups("open")
                            .entering(new Effect.StartTimer(
                                    "tick", null, new DueRule.Exactly(Duration.ofHours(1), Roll.NONE), "tick")))
            .state(
                    "QUALIFIED",
                    "Принят",
                    "Qualified",
                    StateKind.OPEN,
                    state -> state.groups("open")
                            .entering(new Effect.StartTimer(
                                    "lapse",
                                    null,
                                    new DueRule.Exactly(Duration.ofHours(1), Roll.NONE),
                                    "lose",
                                    Duration.ofHours(24))))
            .lost("LOST", "Отказ", "Lost")
            .transition("register", "Создать", "Register", way -> way.to("NEW"))
            .transition(
                    "ring",
                    "Звонок",
                    "Ring",
                    way -> way.from("NEW").check("calm").set(RINGS, new ValueSource.Increment("rings", 1)))
            .transition(
                    "contact", "Связаться", "Contact", way -> way.from("NEW").to("CONTACTING"))
            .transition(
                    "tick",
                    "Час",
                    "Tick",
                    way -> way.from("CONTACTING").to("CONTACTING").set(RINGS, new ValueSource.Increment("rings", 1)))
            .transition("qualify", "Принять", "Qualify", way -> way.from("NEW").to("QUALIFIED"))
            .transition("lose", "Отказ", "Lose", way -> way.from("@open").to("LOST"))
            .build();

    private static Definitions definitions(GuardCheck check) {
        return builder(check).build();
    }

    private static Definitions.Builder builder(GuardCheck check) {
        return Definitions.shipped()
                .field(Lead.TYPE, MEETING, RINGS)
                .check("calm", check)
                .workflow(LEAD);
    }

    private static Definitions calm() {
        return definitions(context -> Optional.empty());
    }

    private static Lead lead(Town town, String meeting) {
        return town.as("hana")
                .leads()
                .register(town.leadDraft().set(MEETING, Town.moscow(meeting)).owner(town.user("mila")));
    }

    private static long rings(Town town, RecordRef lead) {
        return town.as("olga").leads().get(lead).get(RINGS).orElse(0L);
    }

    private static Instant due(Town town) {
        return town.dump().of("timer").get(0).require(Due.DUE_AT);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void tm_01_a_timer_fires_once_though_the_process_dies_in_the_middle(StoreKind kind) {
        AtomicInteger deaths = new AtomicInteger(2);
        Town town = Town.on(kind, definitions(context -> {
            if (deaths.getAndDecrement() > 0) {
                throw new StackOverflowError("the process dies while it fires");
            }
            return Optional.empty();
        }));
        Lead lead = lead(town, "2026-03-04T12:00");
        town.jumpTo("2026-03-05T18:00");
        for (int death = 0; death < 2; death++) {
            assertThat(catchThrowable(() -> town.crm().fireTimers())).isInstanceOf(StackOverflowError.class);
            assertThat(rings(town, lead.ref())).isZero();
            assertThat(town.crm().fireTimers()).isEqualTo(PumpReport.NOTHING);
            town.jumpTo(town.now().plus(Duration.ofMinutes(1)));
        }
        assertThat(town.crm().fireTimers()).isEqualTo(ONE_DONE);
        for (int again = 0; again < 5; again++) {
            town.jumpTo(town.now().plus(Duration.ofHours(7)));
            assertThat(town.crm().fireTimers()).isEqualTo(PumpReport.NOTHING);
        }
        assertThat(rings(town, lead.ref())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void tm_02_every_timer_fires_once_faults_stop(StoreKind kind) {
        AtomicInteger asked = new AtomicInteger();
        Town town = Town.on(kind, definitions(context -> {
            if (asked.incrementAndGet() % 3 != 0 && asked.get() < 60) {
                throw new UnsupportedOperationException("a fault that passes");
            }
            return Optional.empty();
        }));
        List<Lead> leads = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            leads.add(lead(town, "2026-03-04T12:00"));
        }
        town.jumpTo("2026-03-05T18:00");
        for (int minute = 0; minute < 600 && !town.dump().of("timer").isEmpty(); minute++) {
            town.crm().fireTimers();
            town.jumpTo(town.now().plus(Duration.ofMinutes(1)));
        }
        assertThat(leads).allSatisfy(lead -> assertThat(rings(town, lead.ref())).isEqualTo(1));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void tm_03_never_early(StoreKind kind) {
        Town town = Town.on(kind, calm());
        lead(town, "2026-03-04T12:00");
        assertThat(due(town)).isEqualTo(Town.moscow("2026-03-05T18:00"));
        town.jumpTo(due(town).minusNanos(1_000));
        assertThat(town.crm().fireTimers()).isEqualTo(PumpReport.NOTHING);
        town.jumpTo(due(town));
        assertThat(town.crm().fireTimers()).isEqualTo(ONE_DONE);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void tm_04_a_fire_that_races_with_the_exit_comes_before_it_or_not_at_all(StoreKind kind) {
        Town town = Town.on(kind, calm());
        for (int round = 0; round < 6; round++) {
            Lead lead = lead(town, "2026-03-04T12:00");
            town.jumpTo("2026-03-05T18:00");
            Crowd.of(2).together(worker -> worker == 0 ? town.crm().fireTimers() : leave(town, lead.ref()));
            long rung = rings(town, lead.ref());
            assertThat(town.dump().of("timer"))
                    .as("its timers are gone with the state")
                    .isEmpty();
            town.jumpTo(town.now().plus(Duration.ofDays(1)));
            town.crm().fireTimers();
            assertThat(rings(town, lead.ref())).isEqualTo(rung).isLessThanOrEqualTo(1);
            assertThat(town.as("olga").leads().get(lead.ref()).state()).isEqualTo("LOST");
        }
    }

    private static PumpReport leave(Town town, RecordRef lead) {
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                town.as("hana").leads().fire(lead, "lose");
                return PumpReport.NOTHING;
            } catch (CrmException conflict) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("the lead cannot be lost");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void tm_05_a_dead_nodes_timer_comes_back_when_its_lease_is_over(StoreKind kind) {
        Town town = Town.on(kind, calm());
        Lead lead = lead(town, "2026-03-04T12:00");
        town.jumpTo("2026-03-05T18:00");
        Record claimed = town.store()
                .claimDue(new ClaimRequest("main", "timer", 10, Duration.ofMinutes(1), town.now()))
                .records()
                .get(0);
        town.jumpTo(claimed.require(Due.LEASE_UNTIL).minusMillis(1));
        assertThat(town.crm().fireTimers()).isEqualTo(PumpReport.NOTHING);
        town.jumpTo(claimed.require(Due.LEASE_UNTIL));
        assertThat(town.crm().fireTimers()).isEqualTo(ONE_DONE);
        assertThat(rings(town, lead.ref())).isEqualTo(1);
    }

    // what a timer is counted by

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void it_follows_the_field_it_counts_from(StoreKind kind) {
        Town town = Town.on(kind, calm());
        Lead lead = lead(town, "2026-03-04T12:00");
        town.as("hana").leads().edit(lead.ref(), Map.of(MEETING, Town.moscow("2026-03-06T12:00")));
        assertThat(due(town)).isEqualTo(Town.moscow("2026-03-10T18:00"));
        town.jumpTo("2026-03-05T18:00");
        assertThat(town.crm().fireTimers()).isEqualTo(PumpReport.NOTHING);
        town.as("hana").leads().edit(lead.ref(), Map.of(Lead.TITLE, "another title"));
        assertThat(due(town)).isEqualTo(Town.moscow("2026-03-10T18:00"));
        town.as("hana").leads().edit(lead.ref(), Map.of(MEETING, ""));
        assertThat(due(town)).as("nothing to count from: as it was").isEqualTo(Town.moscow("2026-03-10T18:00"));
        town.as("hana").leads().edit(lead.ref(), Map.of(MEETING, Town.moscow("2026-03-03T12:00")));
        assertThat(town.crm().fireTimers()).as("it should have rung yesterday").isEqualTo(ONE_DONE);
        assertThat(rings(town, lead.ref())).isEqualTo(1);
    }

    /** Without a meeting it counts from the command, and anew once there is one. */
    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void it_counts_anew_once_the_field_is_filled_in(StoreKind kind) {
        Town town = Town.on(kind, calm());
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        assertThat(due(town)).isEqualTo(Town.moscow("2026-03-03T18:00"));
        town.as("hana").leads().edit(lead.ref(), Map.of(MEETING, Town.moscow("2026-03-04T12:00")));
        assertThat(due(town)).isEqualTo(Town.moscow("2026-03-05T18:00"));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void it_follows_the_calendar_when_that_changes(StoreKind kind) {
        Town town = Town.on(kind, calm());
        Lead lead = lead(town, "2026-03-04T12:00");
        town.jumpTo("2026-03-05T10:00");
        Definitions changed = builder(context -> Optional.empty())
                .calendar(RussianCalendars.moscow().toBuilder()
                        .version(2)
                        .off(LocalDate.of(2026, 3, 5))
                        .build())
                .build();
        var host = town.host(changed);
        assertThat(host.fireTimers()).isEqualTo(PumpReport.NOTHING);
        assertThat(due(town)).isEqualTo(Town.moscow("2026-03-06T18:00"));
        town.jumpTo("2026-03-06T18:00");
        assertThat(host.fireTimers()).isEqualTo(ONE_DONE);
        assertThat(rings(town, lead.ref())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void it_follows_its_record_to_a_unit_with_another_calendar(StoreKind kind) {
        Definitions two = builder(context -> Optional.empty())
                .calendar(WeeklyCalendar.builder("FAR", Town.MOSCOW)
                        .validFrom(LocalDate.of(2026, 1, 1))
                        .validThru(LocalDate.of(2026, 12, 31))
                        .workweek(WorkingInterval.parse("09:00-18:00"))
                        .off(LocalDate.of(2026, 3, 5))
                        .build())
                .build();
        Town town = Town.on(kind, two);
        Lead lead = lead(town, "2026-03-04T12:00");
        RecordRef far = town.as("olga")
                .people()
                .addUnit(UnitEntry.below("net", "far", "Далеко").withCalendar("FAR"))
                .ref();
        town.as("olga").leads().moveTo(lead.ref(), far);
        assertThat(due(town)).isEqualTo(Town.moscow("2026-03-06T18:00"));
    }

    // when nobody was there in time

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void one_that_may_not_be_late_goes_without_effect(StoreKind kind) {
        Town town = Town.on(kind, calm());
        Lead inTime = lead(town, "2026-03-04T12:00");
        town.as("hana").leads().fire(inTime.ref(), "qualify");
        town.jumpTo(due(town).plus(Duration.ofHours(24)));
        assertThat(town.crm().fireTimers()).isEqualTo(ONE_DONE);
        assertThat(town.as("hana").leads().get(inTime.ref()).state()).isEqualTo("LOST");
        Lead late = lead(town, "2026-03-14T12:00");
        town.as("hana").leads().fire(late.ref(), "qualify");
        town.jumpTo(due(town).plus(Duration.ofHours(24)).plusMillis(1));
        assertThat(town.crm().fireTimers()).isEqualTo(ONE_DONE);
        assertThat(town.as("hana").leads().get(late.ref()).state()).isEqualTo("QUALIFIED");
        assertThat(town.dump().of("timer")).isEmpty();
    }

    /** One row per name: what was missed by a timer that starts itself again is one ring, not ten. */
    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_repeated_one_makes_up_for_all_it_missed_at_once(StoreKind kind) {
        Town town = Town.on(kind, calm());
        Lead lead = lead(town, "2026-03-04T12:00");
        town.as("hana").leads().fire(lead.ref(), "contact");
        town.jumpTo(town.now().plus(Duration.ofHours(10)));
        assertThat(town.crm().fireTimers()).isEqualTo(ONE_DONE);
        assertThat(rings(town, lead.ref())).isEqualTo(1);
        assertThat(due(town)).isEqualTo(town.now().plus(Duration.ofHours(1)));
    }

    // whole batches

    /** Two of a hundred fail: the others take a few units, not one each. */
    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void poison_is_found_by_halving_the_batch(StoreKind kind) {
        AtomicInteger units = new AtomicInteger();
        Set<RecordRef> poisoned = new HashSet<>();
        Town town = Town.watched(kind, store -> new CountingStore(store, units), definitions(context -> {
            if (poisoned.contains(context.record().ref())) {
                throw new UnsupportedOperationException("poison");
            }
            return Optional.empty();
        }));
        List<Lead> leads = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            leads.add(lead(town, "2026-03-04T12:00"));
        }
        poisoned.add(leads.get(17).ref());
        poisoned.add(leads.get(71).ref());
        town.jumpTo("2026-03-05T18:00");
        units.set(0);
        assertThat(town.crm().fireTimers()).isEqualTo(new PumpReport(98, 2));
        assertThat(units.get()).as("units that were written in").isLessThanOrEqualTo(34);
        assertThat(leads.stream().filter(lead -> rings(town, lead.ref()) == 1)).hasSize(98);
        assertThat(town.dump().of("timer")).hasSize(2);
    }
}
