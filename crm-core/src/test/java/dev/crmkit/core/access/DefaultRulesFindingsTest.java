package dev.crmkit.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.access.AccessFinding.Code;
import dev.crmkit.core.timer.OutboxMessage;
import dev.crmkit.core.timer.Timer;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the analysis says of the shipped rules. */
class DefaultRulesFindingsTest {
    private static final List<RecordType> TYPES =
            shared(DefaultAccessTest.schema().types());

    private static List<RecordType> shared(Collection<RecordType> types) {
        List<RecordType> all = new ArrayList<>(types);
        all.add(Participant.TYPE);
        return List.copyOf(all);
    }

    private static AccessAnalysis analysis(List<RecordType> types) {
        return AccessAnalysis.of(AccessRules.standard(), Schema.of(types), Worlds.NOW, ZoneOffset.UTC);
    }

    private static List<RecordType> all() {
        List<RecordType> types = new ArrayList<>(TYPES);
        types.addAll(List.of(Timer.TYPE, OutboxMessage.TYPE));
        return types;
    }

    @Test
    void nothing_is_found_in_the_shipped_rules() {
        assertThat(analysis(all()).findings()).isEmpty();
    }

    @Test
    void without_timers_the_rule_about_them_has_nothing_to_reach() {
        assertThat(analysis(TYPES).findings())
                .extracting(AccessFinding::toString)
                .containsExactly("DEAD_RULE dead-letters: there are no such types");
    }

    @Test
    void roles_nobody_holds_are_told_those_included_in_a_held_one_are_not() {
        assertThat(analysis(all())
                        .assigned(List.of("CEO", "ADMIN", "AUTOMATION"))
                        .findings())
                .allMatch(finding -> finding.code() == Code.ROLE_NOBODY_HAS)
                .flatExtracting(finding -> finding.where().roles())
                .containsExactly("DEPUTY_HEAD", "DISPATCHER", "INTAKE", "OWNER");
    }

    @Test
    void without_trust_in_heads_their_broad_grants_are_told() {
        assertThat(analysis(all()).trusting("OWNER", "CEO", "ADMIN").findings())
                .allMatch(finding -> finding.code() == Code.OVER_BROAD)
                .flatExtracting(AccessFinding::rules)
                .containsExactly("assign-tree", "create-tree", "delete-tree", "merge-tree");
    }
}
