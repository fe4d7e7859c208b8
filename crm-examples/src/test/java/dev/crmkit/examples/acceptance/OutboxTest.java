package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.crmkit.Crm;
import dev.crmkit.core.access.ParticipantLevel;
import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.timer.OutboxMessage;
import dev.crmkit.core.timer.PumpReport;
import dev.crmkit.spi.RecordNotFoundException;
import dev.crmkit.spi.notify.Notification;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.notify.UndeliveredException;
import dev.crmkit.spi.notify.UndeliveredException.Outcome;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the outbox promises (OB-01 to OB-06), each through the doors. */
class OutboxTest {
    private final List<Notification> arrived = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void ob_01_told_if_and_only_if_committed(StoreKind kind) {
        PostOffice office = PostOffice.on(kind, arrived::add);
        RecordRef lead = office.lead("mila");
        List<String> committed = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String title = "n" + i;
            if (i % 3 == 0) {
                office.remind(lead, title);
                committed.add(title);
            } else if (i % 3 == 1) {
                assertThat(catchThrowable(() -> office.store().inTx(UnitOptions.write("main"), tx -> {
                            office.remind(lead, title);
                            throw new IllegalStateException("the host changes its mind");
                        })))
                        .hasMessage("the host changes its mind");
            } else {
                assertThat(catchThrowable(() -> office.as("sveta").leads().fire(lead, "remind")))
                        .isInstanceOf(RecordNotFoundException.class);
            }
        }
        office.sendAll(office.crm());
        assertThat(arrived).extracting(Notification::subject).containsExactlyElementsOf(committed);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void ob_01_a_process_that_dies_while_it_sends_loses_nothing(StoreKind kind) {
        PostOffice office = PostOffice.on(kind, message -> {
            arrived.add(message);
            throw new StackOverflowError("the process dies, the message has left");
        });
        office.remind(office.lead("mila"), "1");
        assertThat(catchThrowable(() -> office.crm().sendMessages())).isInstanceOf(StackOverflowError.class);
        office.restart(arrived::add);
        assertThat(office.crm().sendMessages()).isEqualTo(PumpReport.NOTHING);
        office.clock.advance(Duration.ofMinutes(5));
        assertThat(office.crm().sendMessages()).isEqualTo(new PumpReport(1, 0));
        assertThat(arrived)
                .hasSize(2)
                .extracting(Notification::key)
                .containsOnly(arrived.get(0).key());
    }

    /** The gateway takes the message, and its answer is lost: twice for every message. */
    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void ob_02_at_least_once_under_one_key_so_that_receivers_can_make_it_once(StoreKind kind) {
        Map<String, Integer> taken = new TreeMap<>();
        Notifier forgetful = message -> {
            if (taken.merge(message.key(), 1, Integer::sum) < 3) {
                throw new UndeliveredException(Outcome.UNKNOWN, "TIMEOUT_AFTER_SEND");
            }
        };
        PostOffice office = PostOffice.on(kind, forgetful);
        List.of(office.lead("mila"), office.lead("max"), office.lead("mila")).forEach(lead -> office.remind(lead, "n"));
        for (int i = 0; i < 3; i++) {
            office.crm().sendMessages();
            office.restart(forgetful);
            office.clock.advance(Duration.ofMinutes(3));
        }
        assertThat(taken).hasSize(3);
        assertThat(taken.values()).containsOnly(3);
        assertThat(office.queued()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void ob_03_messages_about_one_record_arrive_in_the_order_of_its_changes(StoreKind kind) {
        AtomicInteger attempts = new AtomicInteger();
        Notifier flaky = message -> {
            if (attempts.incrementAndGet() % 3 == 0) {
                throw new UndeliveredException(Outcome.TEMPORARY, "BUSY");
            }
            arrived.add(message);
        };
        PostOffice office = PostOffice.on(kind, flaky);
        Crm second = office.host(office.clock, Map.of("post", flaky));
        List<RecordRef> leads = List.of(office.lead("mila"), office.lead("max"), office.lead("mila"));
        for (int i = 0; i < 8; i++) {
            for (RecordRef lead : leads) {
                office.remind(lead, "n" + i);
            }
        }
        for (int minute = 0; minute < 200 && !office.queued().isEmpty(); minute++) {
            Crowd.of(2).together(worker -> (worker == 0 ? office.crm() : second).sendMessages());
            office.clock.advance(Duration.ofMinutes(1));
        }
        for (RecordRef lead : leads) {
            assertThat(about(lead)).containsExactly("n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7");
        }
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void ob_03_also_where_the_clocks_of_the_hosts_differ(StoreKind kind) {
        PostOffice office = PostOffice.on(kind, arrived::add);
        RecordRef lead = office.lead("mila");
        VirtualEnvironment behind =
                VirtualEnvironment.startingAt(office.clock.now().minus(Duration.ofMinutes(5)), 7);
        Crm slow = office.host(behind, Map.of());
        for (int i = 0; i < 9; i++) {
            PostOffice.remind(i % 3 == 0 ? office.crm() : slow, lead, "n" + i);
            office.clock.advance(Duration.ofSeconds(1));
            behind.advance(Duration.ofSeconds(1));
        }
        office.sendAll(office.crm());
        assertThat(about(lead)).containsExactly("n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void ob_04_poison_is_given_up_and_blocks_nobody_else(StoreKind kind) {
        Map<RecordRef, Integer> tried = new HashMap<>();
        Map<RecordRef, Outcome> poisoned = new HashMap<>();
        PostOffice office = PostOffice.on(kind, message -> {
            tried.merge(message.about(), 1, Integer::sum);
            Outcome poison = poisoned.get(message.about());
            if (poison != null && message.subject().equals("bad")) {
                throw new UndeliveredException(poison, "POISON");
            }
            arrived.add(message);
        });
        List<RecordRef> leads =
                IntStream.range(0, 6).mapToObj(i -> office.lead("mila")).toList();
        poisoned.put(leads.get(1), Outcome.PERMANENT);
        poisoned.put(leads.get(4), Outcome.TEMPORARY);
        leads.forEach(lead -> office.remind(lead, "bad"));
        leads.forEach(lead -> office.remind(lead, "good"));
        assertThat(office.crm().sendMessages()).isEqualTo(new PumpReport(9, 2));
        assertThat(about(leads.get(1))).as("given up at once").containsExactly("good");
        assertThat(about(leads.get(4)))
                .as("waits behind the one that may still be taken")
                .isEmpty();
        assertThat(about(leads.get(0))).containsExactly("bad", "good");
        office.sendAll(office.crm());
        assertThat(about(leads.get(4))).containsExactly("good");
        assertThat(tried).containsEntry(leads.get(1), 2).containsEntry(leads.get(4), 11);
        List<OutboxMessage> dead =
                office.as("adam").deadLetters().messages(Query.all()).items();
        assertThat(dead).extracting(OutboxMessage::about).containsExactlyInAnyOrder(leads.get(1), leads.get(4));
        assertThat(dead)
                .extracting(each -> each.get(Due.LAST_ERROR).orElseThrow())
                .containsExactlyInAnyOrder("PERMANENT POISON", "TEMPORARY POISON");
        poisoned.clear();
        dead.forEach(each -> office.as("adam").deadLetters().retry(each.record().ref()));
        office.sendAll(office.crm());
        assertThat(about(leads.get(4))).containsExactly("good", "bad");
        assertThat(office.queued()).isEmpty();
    }

    /** Mail is down for good: the journal hears everything once, in order and at once. */
    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void ob_04_one_way_that_is_down_delays_no_other(StoreKind kind) {
        AtomicInteger mails = new AtomicInteger();
        Notifier down = message -> {
            mails.incrementAndGet();
            throw new UndeliveredException(Outcome.TEMPORARY, "CONNECT");
        };
        PostOffice office = PostOffice.on(kind, Map.of("mail", down, "journal", arrived::add));
        RecordRef lead = office.lead("mila");
        List.of("1", "2", "3").forEach(title -> office.remind(lead, title));
        office.crm().sendMessages();
        assertThat(about(lead)).containsExactly("1", "2", "3");
        assertThat(mails).hasValue(1);
        office.sendAll(office.crm());
        assertThat(arrived).hasSize(3);
        assertThat(mails).hasValue(30);
        assertThat(office.as("adam").deadLetters().messages(Query.all()).items())
                .extracting(OutboxMessage::key)
                .containsExactlyInAnyOrderElementsOf(
                        arrived.stream().map(Notification::key).toList());
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void ob_05_pauses_grow_up_to_a_cap_and_outlive_the_process(StoreKind kind) {
        Notifier down = message -> {
            throw new UndeliveredException(Outcome.TEMPORARY, "CONNECT");
        };
        PostOffice office = PostOffice.on(kind, down);
        office.remind(office.lead("mila"), "1");
        List<Duration> pauses = new ArrayList<>();
        Set<Instant> due = new LinkedHashSet<>();
        while (office.crm().sendMessages().equals(new PumpReport(0, 1))
                && office.queued().get(0).get(Due.DEAD_AT).isEmpty()) {
            Record waiting = office.queued().get(0);
            Instant next = waiting.require(Due.LEASE_UNTIL);
            due.add(waiting.require(Due.DUE_AT));
            pauses.add(Duration.between(office.clock.now(), next));
            office.restart(down);
            office.clock.setTo(next.minusMillis(1));
            assertThat(office.crm().sendMessages()).isEqualTo(PumpReport.NOTHING);
            office.clock.setTo(next);
        }
        assertThat(pauses).hasSize(9).isSorted().allMatch(pause -> pause.compareTo(Duration.ofHours(6)) <= 0);
        assertThat(pauses).startsWith(Duration.ofMinutes(1)).endsWith(Duration.ofMinutes(256));
        assertThat(due).as("it stays due since it was queued").hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void ob_06_a_text_holds_what_its_recipient_may_read_when_it_is_sent(StoreKind kind) {
        PostOffice office = PostOffice.on(kind, arrived::add);
        RecordRef lead = office.lead("mila");
        office.as("olga").leads().edit(lead, Map.of(PostOffice.HOME, "canary-home", PostOffice.COST, "canary-cost"));
        office.remind(lead, "the owner");
        office.crm().sendMessages();
        assertThat(arrived.get(0).text()).isEqualTo("Адрес: canary-home, закупка: скрыто, код: скрыто.");
        office.remind(lead, "a participant");
        RecordRef mila = office.as("olga").people().user("mila").orElseThrow();
        office.as("olga").leads().share(lead, mila, ParticipantLevel.READER);
        office.as("olga")
                .leads()
                .assignTo(lead, office.as("olga").people().user("max").orElseThrow());
        office.crm().sendMessages();
        assertThat(arrived.get(1).recipient()).isEqualTo("mila");
        assertThat(arrived.get(1).subject()).isEqualTo("a participant");
        assertThat(arrived.get(1).text()).isEqualTo("Адрес: скрыто, закупка: скрыто, код: скрыто.");
        office.remind(lead, "nobody");
        office.as("olga").people().deactivate("max");
        assertThat(office.crm().sendMessages()).isEqualTo(new PumpReport(1, 0));
        assertThat(arrived).hasSize(2);
    }

    /** Who gained a right meanwhile reads more: a head reads costs. */
    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void ob_06_rights_gained_meanwhile_count_as_well(StoreKind kind) {
        PostOffice office = PostOffice.on(kind, arrived::add);
        RecordRef lead = office.lead("mila");
        office.as("olga").leads().edit(lead, Map.of(PostOffice.COST, "canary-cost"));
        office.remind(lead, "1");
        office.as("olga").people().giveRole("mila", "HEAD", "north.sales");
        office.crm().sendMessages();
        assertThat(arrived.get(0).text()).contains("закупка: canary-cost").contains("код: скрыто");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void ob_06_values_are_said_as_they_are_and_never_read_as_templates(StoreKind kind) {
        PostOffice office = PostOffice.on(kind, arrived::add);
        RecordRef lead = office.lead("hana");
        office.as("olga").leads().edit(lead, Map.of(PostOffice.COST, "canary-cost"));
        office.remind(lead, "{cost} $1 \\ <b>\r\nBcc: all@example.org");
        office.crm().sendMessages();
        assertThat(arrived.get(0).subject()).isEqualTo("{cost} $1 \\ <b>  Bcc: all@example.org".replace("  ", " "));
    }

    private List<String> about(RecordRef lead) {
        synchronized (arrived) {
            return arrived.stream()
                    .filter(message -> message.about().equals(lead))
                    .map(Notification::subject)
                    .toList();
        }
    }
}
