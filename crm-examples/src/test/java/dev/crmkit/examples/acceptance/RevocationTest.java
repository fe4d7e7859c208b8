package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.AccessDeniedException;
import dev.crmkit.CrmSession;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.org.People;
import dev.crmkit.core.org.User;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.report.Report;
import dev.crmkit.spi.RecordNotFoundException;
import dev.crmkit.spi.condition.Condition;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What changes of rights on one node holds on every other from the next request on. */
class RevocationTest {

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_right_taken_on_one_node_is_gone_on_all(StoreKind kind) {
        Town here = Town.on(kind);
        Town there = here.anotherNode();
        Lead lead = here.as("hana").leads().register(here.leadDraft());
        CrmSession hana = there.as("hana");
        for (Runnable request : requests(hana, lead)) {
            here.as("olga").people().giveRole("hana", "HEAD", "north.sales");
            assertThat(hana.leads().find(lead.ref())).isPresent();
            here.as("olga").people().takeRole("hana", "HEAD", "north.sales");
            assertThatThrownBy(request::run)
                    .isInstanceOfAny(AccessDeniedException.class, RecordNotFoundException.class, Nothing.class);
        }
    }

    /** Every kind of request, each of which fails where nothing may be seen. */
    private static List<Runnable> requests(CrmSession actor, Lead lead) {
        return List.of(
                () -> seen(actor.leads().find(lead.ref()).isPresent()),
                () -> seen(!actor.leads().list(Condition.always()).items().isEmpty()),
                () -> seen(actor.leads().count(Condition.always()) > 0),
                () -> seen(!actor.leads()
                        .report(Report.where(Condition.always()).by(Lead.STATE).count("n"))
                        .rows()
                        .isEmpty()),
                () -> seen(actor.leads().moves(lead.ref()).stream().anyMatch(move -> move.allowed())),
                () -> seen(!actor.leads().history(lead.ref()).isEmpty()),
                () -> seen(
                        actor.leads().edit(lead.ref(), Map.of(Lead.NEED, "x")).version() > 0),
                () -> seen(actor.leads()
                                .fire(lead.ref(), "junk", Map.of(Lead.JUNK_REASON, "SPAM"))
                                .version()
                        > 0),
                () -> seen(actor.rights()
                        .explain(AccessAction.READ, "", lead.ref())
                        .permitted()));
    }

    private static void seen(boolean something) {
        if (!something) {
            throw new Nothing();
        }
    }

    private static final class Nothing extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_right_given_on_one_node_is_had_on_all(StoreKind kind) {
        Town here = Town.on(kind);
        Town there = here.anotherNode();
        Lead lead = here.as("hana").leads().register(here.leadDraft());
        assertThat(there.as("sveta").leads().list(Condition.always()).items()).isEmpty();
        here.as("olga").people().giveRole("sveta", "HEAD", "north.sales");
        assertThat(there.as("sveta").leads().list(Condition.always()).items())
                .extracting(Lead::ref)
                .contains(lead.ref());
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void somebody_new_is_known_on_all_nodes_and_somebody_gone_on_none(StoreKind kind) {
        Town here = Town.on(kind);
        Town there = here.anotherNode();
        assertThatThrownBy(() -> there.as("nina").leads().count(Condition.always()))
                .isInstanceOf(AccessDeniedException.class);
        People olga = here.as("olga").people();
        olga.addUser("nina", "Нина");
        olga.giveRole("nina", "EMPLOYEE", "north.sales");
        assertThat(there.as("nina").leads().count(Condition.always())).isZero();
        olga.deactivate("nina");
        assertThatThrownBy(() -> there.as("nina").leads().count(Condition.always()))
                .isInstanceOf(AccessDeniedException.class);
    }

    /** Each counts from what the other left: nobody's change of rights is lost or refused. */
    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void rights_are_changed_on_two_nodes_in_turns_and_at_once(StoreKind kind) {
        Town here = Town.on(kind);
        Town there = here.anotherNode();
        IntStream.range(0, 5).forEach(i -> {
            here.as("olga").people().addUser("here" + i, "Здесь");
            there.as("olga").people().addUser("there" + i, "Там");
        });
        List<Town> nodes = List.of(here, there);
        for (int round = 0; round < 3; round++) {
            String name = "both" + round;
            Crowd.of(2).together(i -> nodes.get(i).as("olga").people().addUser(name + i, "Оба"));
        }
        List<String> logins = here.as("olga").people().users(Query.where(Condition.always())).items().stream()
                .map(User::login)
                .toList();
        assertThat(logins).contains("here4", "there4", "both00", "both01", "both10", "both11", "both20", "both21");
    }
}
