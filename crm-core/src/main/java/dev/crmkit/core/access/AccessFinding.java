package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Label;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something worth knowing about a set of access rules. Immutable and thread-safe.
 *
 * @param rules the ids, first that of the rule it is about; empty when it is about a role
 * @param where what it is about
 * @param words in Russian and English
 * @param witness shows it; null where nobody and no record can
 */
@ForCallers
public record AccessFinding(
        Code code,
        Severity severity,
        List<String> rules,
        Place where,
        Label words,
        @Nullable AccessWitness witness) {
    public AccessFinding {
        rules = List.copyOf(rules);
    }

    /** What it is. */
    @ForCallers
    public enum Code {
        /** The rule reaches nothing: no record fits, or it has no role, type, name or day left. */
        DEAD_RULE,
        /** Other grants give everything the grant gives, to everybody it gives it to. */
        SHADOWED,
        /** Denies take away everything the grant gives. */
        HIDDEN_BY_DENY,
        /** The deny takes nothing from anybody. */
        IDLE_DENY,
        /** The deny takes something from what the grants give; that is what denies are for. */
        CONFLICT,
        /** Records of whole units, without a condition, to an action that must be spelled out. */
        OVER_BROAD,
        /** No rule that reaches anything grants the role something. */
        ROLE_WITHOUT_GRANTS,
        /** Nobody holds the role or one that includes it. */
        ROLE_NOBODY_HAS
    }

    /** How much it matters. */
    @ForCallers
    public enum Severity {
        /** Hardly meant. */
        WARNING,
        /** Good to know. */
        INFO,
        /** It may be so: it could not be decided, and the words say why. */
        UNDECIDED
    }

    /** Roles, actions and record types; empty lists where they do not matter. */
    @ForCallers
    public record Place(List<String> roles, List<AccessAction> actions, List<String> types) {
        public Place {
            roles = List.copyOf(roles);
            actions = List.copyOf(actions);
            types = List.copyOf(types);
        }

        static Place nowhere() {
            return new Place(List.of(), List.of(), List.of());
        }

        static Place of(Outcome.Shown shown) {
            return of(shown.roles(), shown.asked());
        }

        static Place of(Collection<String> roles, Asked asked) {
            return new Place(
                    List.copyOf(roles),
                    List.of(asked.right().action()),
                    List.of(asked.right().type().key()));
        }
    }

    /** Somebody and a record that show it; empty where nobody and no record can. */
    public Optional<AccessWitness> shownBy() {
        return Optional.ofNullable(witness);
    }

    /** In English, such as {@code DEAD_RULE old-leads: its last day has passed}. */
    @Override
    public String toString() {
        String about = rules.isEmpty() ? String.join(", ", where.roles()) : rules.get(0);
        return (severity == Severity.UNDECIDED ? "perhaps " : "") + code + " " + about + ": " + words.en()
                + (witness == null ? "" : ", as " + witness);
    }
}
