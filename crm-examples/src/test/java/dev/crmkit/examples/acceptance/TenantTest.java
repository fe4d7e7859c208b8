package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.crmkit.Actor;
import dev.crmkit.CrmSession;
import dev.crmkit.CrmTenant;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.record.Values;
import dev.crmkit.core.report.Report;
import dev.crmkit.core.timer.PumpReport;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two tenants on one store have the same logins, phones, keys and numbers, and know nothing of each other. */
class TenantTest {

    private static CrmTenant other(Town town) {
        CrmTenant other = town.crm().tenant("other");
        assertThat(other.bootstrap(Town.people())).isTrue();
        return other;
    }

    private static Lead lead(CrmSession session, Town town) {
        return session.leads().register(town.leadDraft().externalKey("site:1"), "key");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void what_is_unique_is_unique_in_its_tenant(StoreKind kind) {
        Town town = Town.on(kind);
        CrmTenant other = other(town);
        CrmSession there = other.as(Actor.user("hana"));
        Lead mine = lead(town.as("hana"), town);
        Lead theirs = lead(there, town);
        assertThat(theirs.ref()).isNotEqualTo(mine.ref());
        assertThat(theirs.number()).isEqualTo(mine.number()).contains("Л-2026-000001");
        for (CrmSession session : List.of(town.as("hana"), there)) {
            Contact contact = session.clients()
                    .contacts()
                    .add(Values.draft().set(Contact.NAME, "Иванов").set(Contact.PHONES, "+79161112233"));
            assertThat(contact.name()).isEqualTo("Иванов");
        }
        town.as("olga").people().addUser("nina", "Нина");
        assertThat(other.as(Actor.user("olga")).people().user("nina")).isEmpty();
        other.as(Actor.user("olga")).people().deactivate("mila");
        assertThat(town.as("mila").leads().count(Condition.always())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void no_door_shows_what_the_other_one_has(StoreKind kind) {
        Town town = Town.on(kind);
        CrmSession there = other(town).as(Actor.user("olga"));
        Lead lead = lead(town.as("hana"), town);
        assertThat(there.leads().list(Condition.always()).items()).isEmpty();
        assertThat(there.leads().count(Condition.always())).isZero();
        assertThat(there.leads().count(Condition.id(lead.ref().id()))).isZero();
        assertThat(there.leads()
                        .report(Report.where(Condition.always()).by(Lead.STATE).count("n"))
                        .rows())
                .isEmpty();
        assertThat(there.tasks().list(Query.where(Task.LEAD.is(lead.ref()))).items())
                .isEmpty();
        assertThat(there.people().users(Query.all()).items())
                .extracting(user -> user.ref())
                .doesNotContain(town.user("hana"));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void an_id_of_the_other_one_is_answered_like_an_unknown_one(StoreKind kind) {
        Town town = Town.on(kind);
        CrmSession there = other(town).as(Actor.user("olga"));
        RecordRef foreign = lead(town.as("hana"), town).ref();
        RecordRef unknown = new RecordRef("lead", town.newId());
        RecordRef theirUnit = there.people().unit("net").orElseThrow();
        RecordRef foreignUnit = town.unit("net");
        List<Consumer<RecordRef>> doors = List.of(
                ref -> there.leads().get(ref),
                ref -> there.leads().history(ref),
                ref -> there.leads().stages(ref),
                ref -> there.leads().moves(ref),
                ref -> there.leads().edit(ref, Map.of(Lead.TITLE, "x")),
                ref -> there.leads().fire(ref, "junk", Map.of(Lead.JUNK_REASON, "SPAM")),
                ref -> there.leads().assignTo(ref, there.people().user("mila").orElseThrow()),
                ref -> there.leads().moveTo(ref, theirUnit),
                ref -> there.leads().delete(ref),
                ref -> there.interactions().call(ref, "SUCCESS", "x"));
        for (int door = 0; door < doors.size(); door++) {
            Consumer<RecordRef> each = doors.get(door);
            Throwable atForeign = catchThrowable(() -> each.accept(foreign));
            Throwable atUnknown = catchThrowable(() -> each.accept(unknown));
            assertThat(atForeign).as("door " + door).isNotNull().hasSameClassAs(atUnknown);
            assertThat(told(atForeign, foreign)).isEqualTo(told(atUnknown, unknown));
        }
        Throwable placed =
                catchThrowable(() -> there.leads().register(town.leadDraft().unit(foreignUnit)));
        assertThat(placed).hasMessageContaining("NO_RECORD");
        assertThat(town.as("hana").leads().get(foreign).version()).isEqualTo(1);
    }

    private static String told(Throwable thrown, RecordRef ref) {
        return String.valueOf(thrown.getMessage())
                .replace(ref.toString(), "?")
                .replace(ref.id().toString(), "?");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void each_pump_works_for_its_own_tenant(StoreKind kind) {
        Post post = new Post();
        Town town = Town.on(
                kind,
                Definitions.shipped()
                        .assign(AssignmentPolicy.roundRobin("lead", "mila", "max"))
                        .build(),
                post);
        CrmTenant other = other(town);
        town.jumpTo("2026-03-04T10:15");
        Deal mine = sent(town.as("hana"), town);
        Deal theirs = sent(other.as(Actor.user("hana")), town);
        town.jumpTo("2026-03-10T09:00");
        assertThat(other.fireTimers()).isEqualTo(new PumpReport(1, 0));
        assertThat(town.as("olga").tasks().count(Task.DEAL.is(mine.ref()))).isZero();
        assertThat(other.as(Actor.user("olga")).tasks().count(Task.DEAL.is(theirs.ref())))
                .isEqualTo(1);
        assertThat(town.crm().fireTimers()).isEqualTo(new PumpReport(1, 0));
        assertThat(town.as("olga").tasks().count(Task.DEAL.is(mine.ref()))).isEqualTo(1);
        other.sendMessages();
        assertThat(post.arrived())
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message.about()).isNotEqualTo(mine.ref()));
    }

    private static Deal sent(CrmSession session, Town town) {
        Lead lead = session.leads().register(town.leadDraft());
        session.interactions().call(lead.ref(), "SUCCESS", "интересно");
        Lead converted = session.leads().qualify(lead);
        RecordRef deal = converted.deal().orElseThrow();
        session.quotes().send(session.quotes().draft(deal, Money.of("100.00", "RUB")));
        return session.deals().get(deal);
    }
}
