package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.timer.PumpReport;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.notify.Notification;
import dev.crmkit.spi.notify.Notifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages leave after commit, at least once, to those who may know; tenants and threads do not disturb each other. */
class PumpTest {
    private final List<Notification> sent = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_message_of_a_committed_command_is_sent_once_and_none_of_a_refused_one(StoreKind kind) {
        VirtualEnvironment clock = clock();
        Crm crm = crm(kind, clock, sent::add);
        crm.as(Actor.user("hana")).leads().register(Lead.draft().title("Camry"));
        try {
            crm.as(Actor.user("hana")).leads().register(Lead.draft().title(" "));
        } catch (InvalidInputException refused) {
            assertThat(refused.violations()).isNotEmpty();
        }
        assertThat(sent).isEmpty();
        assertThat(crm.sendMessages()).isEqualTo(new PumpReport(1, 0));
        assertThat(crm.sendMessages()).isEqualTo(PumpReport.NOTHING);
        assertThat(sent).extracting(Notification::recipient).containsExactly("mila");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_failing_notifier_fails_no_command_and_is_tried_again_later_with_the_same_key(StoreKind kind) {
        VirtualEnvironment clock = clock();
        List<String> keys = new ArrayList<>();
        Crm crm = crm(kind, clock, message -> {
            keys.add(message.key());
            throw new IllegalStateException("the gateway is down");
        });
        crm.as(Actor.user("hana")).leads().register(Lead.draft().title("Camry"));
        assertThat(crm.sendMessages()).isEqualTo(new PumpReport(0, 1));
        assertThat(crm.sendMessages()).isEqualTo(PumpReport.NOTHING);
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofHours(7));
            crm.sendMessages();
        }
        assertThat(keys).hasSize(10).containsOnly(keys.get(0));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void who_may_no_longer_read_the_record_hears_nothing(StoreKind kind) {
        VirtualEnvironment clock = clock();
        Crm crm = crm(kind, clock, sent::add);
        Lead lead = crm.as(Actor.user("hana")).leads().register(Lead.draft().title("Camry"));
        crm.as(Actor.user("olga"))
                .leads()
                .assignTo(
                        lead.ref(),
                        crm.as(Actor.user("olga")).people().user("max").orElseThrow());
        crm.sendMessages();
        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void tenants_share_a_store_and_nothing_else(StoreKind kind) {
        Crm crm = crm(kind, clock(), sent::add);
        crm.tenant("other").bootstrap(Town.people());
        Lead mine = crm.as(Actor.user("hana"))
                .leads()
                .register(Lead.draft().title("Camry").externalKey("site:1"));
        Lead theirs = crm.tenant("other")
                .as(Actor.user("hana"))
                .leads()
                .register(Lead.draft().title("Camry").externalKey("site:1"));
        assertThat(theirs.number()).isEqualTo(mine.number());
        assertThat(crm.as(Actor.user("olga")).leads().count(Lead.TITLE.is("camry")))
                .isEqualTo(1);
        assertThat(crm.as(Actor.user("olga")).leads().find(theirs.ref())).isEmpty();
        assertThat(crm.tenant("other").as(Actor.user("olga")).leads().find(mine.ref()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void eight_threads_register_without_losing_doubling_or_favouring(StoreKind kind)
            throws InterruptedException, ExecutionException {
        Crm crm = crm(kind, clock(), sent::add);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Lead>> registered = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            String key = "key" + i % 40;
            registered.add(threads.submit(() ->
                    crm.as(Actor.user("hana")).leads().register(Lead.draft().title(key), key)));
        }
        Set<String> numbers = new TreeSet<>();
        for (Future<Lead> lead : registered) {
            numbers.add(lead.get().number().orElseThrow());
        }
        threads.shutdown();
        assertThat(numbers).hasSize(40).contains("Л-2026-000001", "Л-2026-000040");
        assertThat(crm.as(Actor.user("olga")).tasks().count(Condition.always())).isEqualTo(40);
        assertThat(crm.as(Actor.user("mila")).leads().count(Condition.always())).isEqualTo(20);
    }

    private static VirtualEnvironment clock() {
        return VirtualEnvironment.startingAt(Town.moscow("2026-03-02T10:00"), 42);
    }

    private static Crm crm(StoreKind kind, VirtualEnvironment clock, Notifier notifier) {
        Crm crm = Crm.builder()
                .store(kind.open(clock))
                .environment(clock)
                .definitions(Definitions.shipped()
                        .assign(AssignmentPolicy.roundRobin("lead", "mila", "max"))
                        .build())
                .notifier("test", notifier)
                .build();
        crm.bootstrap(Town.people());
        return crm;
    }
}
