package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.activity.Task;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Eight threads at once: nothing is lost, doubled or half done, and every refusal has a type. */
class ConcurrencyTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 10;

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void of_those_who_edit_the_version_they_read_exactly_one_wins(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        for (int round = 0; round < ROUNDS; round++) {
            Lead read = lead;
            String title = "Правка " + round + ".";
            List<Optional<CrmException>> refusals = Crowd.of(THREADS)
                    .together(worker ->
                            refusal(() -> town.as("hana").leads().edit(read, Map.of(Lead.TITLE, title + worker))));
            assertThat(refusals).filteredOn(Optional::isEmpty).hasSize(1);
            assertThat(refusals.stream().flatMap(Optional::stream))
                    .hasSize(THREADS - 1)
                    .allSatisfy(refused -> assertThat(refused).isInstanceOf(VersionConflictException.class));
            lead = town.as("hana").leads().get(lead.ref());
            assertThat(lead.version()).isEqualTo(read.version() + 1);
        }
        assertThat(town.as("hana").leads().history(lead.ref())).hasSize(1 + ROUNDS);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void every_edit_by_reference_counts_once_or_is_refused(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        List<Long> acked = Crowd.of(THREADS)
                .together(worker -> IntStream.range(0, ROUNDS)
                        .filter(round -> refusal(() -> town.as("hana")
                                        .leads()
                                        .edit(lead.ref(), Map.of(Lead.TITLE, "Правка " + worker + "." + round)))
                                .map(refused -> assertThat(refused).isInstanceOf(VersionConflictException.class))
                                .isEmpty())
                        .count());
        long edits = acked.stream().mapToLong(Long::longValue).sum();
        assertThat(edits).isPositive();
        assertThat(town.as("hana").leads().get(lead.ref()).version()).isEqualTo(lead.version() + edits);
        assertThat(town.as("hana").leads().history(lead.ref()))
                .extracting(entry -> entry.version())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1 + edits).boxed().toList());
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void numbers_are_dense_turns_are_fair_and_each_lead_has_its_task(StoreKind kind) {
        Town town = Town.on(kind);
        Crowd.of(THREADS).together(worker -> {
            for (int i = 0; i < 25; i++) {
                town.as("hana").leads().register(town.leadDraft());
            }
            return worker;
        });
        List<Lead> leads = new ArrayList<>();
        town.as("olga").leads().each(Query.all(), leads::add);
        assertThat(leads.stream().map(lead -> lead.number().orElseThrow()).sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 200)
                        .mapToObj(number -> String.format(Locale.ROOT, "Л-2026-%06d", number))
                        .toList());
        assertThat(leads)
                .filteredOn(lead -> lead.owner().equals(Optional.of(town.user("mila"))))
                .hasSize(100);
        assertThat(leads)
                .filteredOn(lead -> lead.owner().equals(Optional.of(town.user("max"))))
                .hasSize(100);
        assertThat(town.tasks(Condition.always()))
                .hasSize(200)
                .extracting(task -> task.get(Task.LEAD).orElseThrow())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void of_two_contacts_with_one_phone_one_is_made(StoreKind kind) {
        Town town = Town.on(kind);
        for (int round = 0; round < 50; round++) {
            String phone = "+7916" + (1_000_000 + round);
            List<Optional<CrmException>> refusals = Crowd.of(2)
                    .together(worker -> refusal(() -> town.as("hana")
                            .clients()
                            .contacts()
                            .add(Values.draft()
                                    .set(Contact.NAME, "Иванов " + worker)
                                    .set(Contact.PHONES, phone))));
            assertThat(refusals.stream().flatMap(Optional::stream))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            refused -> assertThat(Refused.told(refused.violations()))
                                    .containsExactly("phones DUPLICATE"));
        }
        assertThat(town.as("hana").clients().contacts().count(Condition.always()))
                .isEqualTo(50);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void one_key_makes_one_lead_whoever_comes_first(StoreKind kind) {
        Town town = Town.on(kind);
        for (int round = 0; round < ROUNDS; round++) {
            String key = "key" + round;
            assertThat(Crowd.of(THREADS)
                            .together(worker -> town.as("hana")
                                    .leads()
                                    .register(town.leadDraft(), key)
                                    .ref())
                            .stream()
                            .distinct())
                    .hasSize(1);
        }
        assertThat(town.as("olga").leads().count(Condition.always())).isEqualTo(ROUNDS);
        assertThat(town.tasks(Condition.always())).hasSize(ROUNDS);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void of_those_who_set_a_tenant_up_one_does(StoreKind kind) {
        Town town = Town.on(kind);
        for (int round = 0; round < ROUNDS; round++) {
            String code = "t" + round;
            assertThat(Crowd.of(THREADS)
                            .together(worker -> town.crm().tenant(code).bootstrap(Town.people())))
                    .containsOnlyOnce(true);
        }
    }

    private static Optional<CrmException> refusal(Runnable wish) {
        try {
            wish.run();
            return Optional.empty();
        } catch (CrmException refused) {
            return Optional.of(refused);
        }
    }
}
