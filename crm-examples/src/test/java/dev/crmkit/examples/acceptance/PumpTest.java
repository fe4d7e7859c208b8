package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.timer.PumpReport;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.notify.Notification;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.value.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_plugin_that_throws_costs_its_own_timer_and_no_other(StoreKind kind) {
        Town town = Town.on(kind, withACheckThatThrowsFor("bad"));
        for (String title : List.of("bad", "good")) {
            Lead lead =
                    town.as("hana").leads().register(Lead.draft().title(title).contactName(title));
            town.as("hana").interactions().call(lead.ref(), "SUCCESS", "");
            Lead converted = town.as("hana").leads().qualify(lead);
            town.as("hana")
                    .quotes()
                    .send(town.as("hana").quotes().draft(converted.deal().orElseThrow(), Money.of(100, "RUB")));
        }
        town.jumpTo("2026-03-10T12:00");
        assertThat(town.crm().fireTimers()).isEqualTo(new PumpReport(1, 1));
        assertThat(town.tasks(Task.PURPOSE.is("callback"))).hasSize(1);
    }

    /** The shipped process of deals, with a check on the callback that fails in the way of careless code. */
    private static Definitions withACheckThatThrowsFor(String title) {
        WorkflowDefinition shipped =
                Definitions.shipped().build().workflow("deal").orElseThrow();
        List<TransitionDefinition> transitions = shipped.transitions().stream()
                .map(way -> way.name().equals("callbackDue") ? checked(way) : way)
                .toList();
        return Definitions.shipped()
                .workflow(new WorkflowDefinition(
                        shipped.type(), shipped.stateField(), shipped.version(), shipped.states(), transitions))
                .check("careless", context -> {
                    if (context.record().get(Deal.TITLE).filter(title::equals).isPresent()) {
                        throw new IllegalStateException("a fault of the plugin");
                    }
                    return Optional.empty();
                })
                .build();
    }

    private static TransitionDefinition checked(TransitionDefinition way) {
        return new TransitionDefinition(
                way.name(),
                way.label(),
                way.from(),
                way.to().orElse(null),
                way.guards(),
                way.required(),
                List.of("careless"),
                way.effects(),
                way.automatic());
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
