package dev.crmkit.examples.notifiers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.core.access.AccessRules;
import dev.crmkit.core.custom.CustomRecord;
import dev.crmkit.core.custom.CustomRecords;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.memory.InMemoryStore;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.core.record.Query;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.testkit.NotifierContract;
import dev.crmkit.testkit.notify.Delivered;
import dev.crmkit.testkit.notify.NotifierFixture;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages that stay in the house, read by their recipients alone. */
class InboxNotifierTest implements NotifierContract {
    private final VirtualEnvironment clock = VirtualEnvironment.startingAt(Instant.parse("2026-03-02T07:00:00Z"), 42);
    private final Crm crm = office();

    private Crm office() {
        List<Crm> built = new ArrayList<>();
        Crm office = Crm.builder()
                .store(InMemoryStore.create(clock))
                .environment(clock)
                .definitions(Definitions.shipped()
                        .type(Inbox.TYPE)
                        .access(Inbox.with(AccessRules.standard(), "AUTOMATION"))
                        .assign(AssignmentPolicy.roundRobin("lead", "mila"))
                        .build())
                .notifier("inbox", new InboxNotifier(() -> built.get(0), "automation"))
                .build();
        built.add(office);
        office.bootstrap(Organisation.builder(ZoneId.of("Europe/Moscow"), "MSK")
                .unit("net", "Сеть")
                .user("carl", "Карл")
                .role("carl", "CEO", "net")
                .user("hana", "Хана")
                .role("hana", "HEAD", "net")
                .user("mila", "Мила")
                .role("mila", "EMPLOYEE", "net")
                .user("max", "Макс")
                .role("max", "EMPLOYEE", "net")
                .service("automation", "AUTOMATION", "net")
                .build());
        return office;
    }

    @Override
    public NotifierFixture notifier() {
        return NotifierFixture.open(() -> new InboxNotifier(() -> crm, "automation"))
                .observedBy(this::taken);
    }

    private List<Delivered> taken() {
        return Stream.of("mila", "max")
                .flatMap(login -> all(login).stream()
                        .map(each -> Delivered.plain(
                                each.get(Header.EXTERNAL_KEY).orElseThrow(),
                                login,
                                each.get(Inbox.SUBJECT).orElseThrow(),
                                each.get(Inbox.TEXT).orElse(""))))
                .toList();
    }

    private CustomRecords inbox(String login) {
        return crm.as(Actor.user(login)).records(Inbox.TYPE);
    }

    private List<CustomRecord> all(String login) {
        List<CustomRecord> all = new ArrayList<>();
        inbox(login).each(Query.all(), all::add);
        return all;
    }

    @Test
    void a_new_lead_is_in_the_inbox_of_its_owner_and_of_nobody_else() {
        Lead lead = crm.as(Actor.user("hana")).leads().register(Lead.draft().title("Camry"));
        assertThat(crm.sendMessages().done()).isEqualTo(1);
        CustomRecord message = all("mila").get(0);
        assertThat(message.get(Inbox.SUBJECT)).contains("Новый лид: Camry");
        assertThat(message.get(Inbox.ABOUT)).contains(lead.ref().toString());
        for (String other : List.of("max", "hana", "carl")) {
            assertThat(inbox(other).count(Condition.always())).as(other).isZero();
            assertThat(inbox(other).find(message.ref())).as(other).isEmpty();
        }
        inbox("mila").edit(message.ref(), Map.of(Inbox.READ_AT, clock.now()));
        assertThat(inbox("mila").count(Inbox.READ_AT.isEmpty())).isZero();
    }
}
