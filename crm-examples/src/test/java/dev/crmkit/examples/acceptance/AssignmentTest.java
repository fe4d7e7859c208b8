package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.crmkit.core.activity.Interaction;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.AssignmentRule;
import dev.crmkit.core.definitions.Candidate;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.org.SubstitutionEntry;
import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Header;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who becomes the owner of a new lead, and why. */
class AssignmentTest {

    private static Town town(StoreKind kind, AssignmentRule... rules) {
        return Town.on(
                kind,
                Definitions.shipped().assign(AssignmentPolicy.of("lead", rules)).build());
    }

    private static Lead register(Town town) {
        return town.as("hana").leads().register(town.leadDraft());
    }

    private static String owner(Town town, Lead lead) {
        return Stream.of("mila", "max", "dima", "hana")
                .filter(login -> lead.get(Header.OWNER).equals(Optional.of(town.user(login))))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> owners(Town town, int leads) {
        List<String> owners = new ArrayList<>();
        for (int i = 0; i < leads; i++) {
            owners.add(owner(town, register(town)));
        }
        return owners;
    }

    private static String why(Town town, Lead lead) {
        return town.as("hana").leads().history(lead.ref()).get(0).purpose().orElse("");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void whoever_has_the_fewest_open_leads_gets_the_next(StoreKind kind) {
        Town town = town(kind, AssignmentRule.leastOpen(Candidate.of("mila"), Candidate.of("max")));
        Lead first = register(town);
        Lead second = register(town);
        Lead third = register(town);
        assertThat(List.of(owner(town, first), owner(town, second), owner(town, third)))
                .containsExactly("mila", "max", "mila");
        town.as("hana").leads().junk(first, "SPAM");
        town.as("hana").leads().junk(third, "SPAM");
        assertThat(owners(town, 3)).containsExactly("mila", "max", "mila");
        assertThat(why(town, second)).isEqualTo("max: меньше всего открытых");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void shares_follow_the_weights(StoreKind kind) {
        Town town = town(kind, AssignmentRule.weighted(Candidate.of("mila").weight(2), Candidate.of("max")));
        assertThat(owners(town, 6)).containsExactly("mila", "max", "mila", "mila", "max", "mila");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void the_first_rule_that_fits_decides_and_each_remembers_its_own_turn(StoreKind kind) {
        Town town = town(
                kind,
                AssignmentRule.roundRobin(Candidate.of("dima"), Candidate.of("hana"))
                        .when(Lead.URGENCY.is("HIGH")),
                AssignmentRule.roundRobin(Candidate.of("mila"), Candidate.of("max")));
        List<String> owners = new ArrayList<>();
        for (String urgency : List.of("HIGH", "LOW", "HIGH", "LOW", "LOW", "HIGH")) {
            owners.add(owner(
                    town, town.as("hana").leads().register(town.leadDraft().set(Lead.URGENCY, urgency))));
        }
        assertThat(owners).containsExactly("dima", "mila", "hana", "max", "mila", "dima");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void whoever_is_stood_in_for_is_passed_over_for_those_days_and_the_history_says_so(StoreKind kind) {
        Town town = town(kind, AssignmentRule.roundRobin(Candidate.of("mila"), Candidate.of("max")));
        LocalDate monday = LocalDate.of(2026, 3, 2);
        town.as("hana")
                .people()
                .substitute(SubstitutionEntry.of("mila", "max", "EMPLOYEE", "north.sales", monday, monday.plusDays(1)));
        Lead lead = register(town);
        assertThat(owner(town, lead)).isEqualTo("max");
        assertThat(why(town, lead)).isEqualTo("max: по очереди; пропущены: mila (отсутствует)");
        town.jumpTo("2026-03-03T23:00");
        assertThat(owners(town, 1)).containsExactly("max");
        town.jumpTo("2026-03-04T09:00");
        assertThat(owners(town, 2)).containsExactly("mila", "max");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void nobody_gets_more_than_he_can_take_and_the_creator_keeps_the_rest(StoreKind kind) {
        Town town = town(
                kind,
                AssignmentRule.roundRobin(
                        Candidate.of("mila").capacity(1), Candidate.of("max").capacity(2)));
        assertThat(owners(town, 4)).containsExactly("mila", "max", "max", "hana");
        Lead last = register(town);
        assertThat(owner(town, last)).isEqualTo("hana");
        assertThat(why(town, last)).isEqualTo("никто не свободен: mila (загружен), max (загружен)");
        town.as("hana").people().deactivate("mila");
        assertThat(why(town, register(town))).contains("mila (не работает)");
    }

    /** Leads that come at once see each other. */
    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void many_at_once_are_shared_fairly(StoreKind kind) {
        Town town =
                town(kind, AssignmentRule.leastOpen(Candidate.of("mila"), Candidate.of("max"), Candidate.of("dima")));
        Crowd.of(6).together(worker -> {
            for (int i = 0; i < 5; i++) {
                register(town);
            }
            return worker;
        });
        assertThat(Stream.of("mila", "max", "dima")
                        .map(login -> town.as("olga").leads().count(Header.OWNER.is(town.user(login)))))
                .containsExactly(10L, 10L, 10L);
    }

    @Test
    void policies_that_cannot_work_are_refused_when_they_are_declared() {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> Definitions.shipped()
                        .assign(AssignmentPolicy.roundRobin("ghost", "mila"))
                        .build());
        assertThatExceptionOfType(DefinitionException.class).isThrownBy(() -> AssignmentRule.roundRobin());
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> AssignmentRule.roundRobin(Candidate.of("mila"), Candidate.of("mila")));
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> Candidate.of("mila").weight(0));
        Condition away = Condition.exists(new Relation.Inverse("interaction", Interaction.LEAD), Condition.always());
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> Definitions.shipped()
                        .assign(AssignmentPolicy.of(
                                "lead",
                                AssignmentRule.roundRobin(Candidate.of("mila")).when(away)))
                        .build());
    }
}
