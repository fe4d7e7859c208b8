package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Label;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The answer to "may he do this to that record", with its reason. Immutable and thread-safe.
 *
 * <p>Reasons name rules and roles, never values. A record the subject may not READ is to be answered as an unknown one,
 * without the reason.
 */
@ForCallers
public sealed interface AccessDecision {

    boolean permitted();

    /**
     * Allowed.
     *
     * @param grant the id of the granting rule, or {@link #BY_ITS_RECORD}
     * @param role it was granted through; empty by its record
     * @param absent the login of the user stood in for, null when the role is the subject's own
     */
    @ForCallers
    record Permit(String grant, String role, @Nullable String absent) implements AccessDecision {
        /** The right on a row that follows from the right on the record it belongs to. */
        public static final String BY_ITS_RECORD = "@record";

        static final Permit BY_RECORD = new Permit(BY_ITS_RECORD, "", null);

        /** The login of the user stood in for, empty when the role is the subject's own. */
        public Optional<String> onBehalfOf() {
            return Optional.ofNullable(absent);
        }

        /** The reason in words. */
        public Label reason() {
            if (grant.equals(BY_ITS_RECORD)) {
                return new Label("по праву на саму запись", "by the right on its record");
            }
            return absent == null
                    ? new Label("правило " + grant + ", роль " + role, "rule " + grant + ", role " + role)
                    : new Label(
                            "замещение " + absent + ", роль " + role + ", правило " + grant,
                            "substitution for " + absent + ", role " + role + ", rule " + grant);
        }

        @Override
        public boolean permitted() {
            return true;
        }
    }

    /**
     * Refused.
     *
     * @param code INACTIVE, CAPABILITY (the capability profile lacks it), NO_ROLE, DENIED (a rule forbids it) or NO_GRANT
     * @param reason the refusal in words
     * @param misses grants that failed by one part, the nearest first; at most {@value #MISSES}
     */
    @ForCallers
    record Deny(String code, Label reason, List<Miss> misses) implements AccessDecision {
        static final int MISSES = 5;

        public Deny {
            misses = List.copyOf(misses);
        }

        @Override
        public boolean permitted() {
            return false;
        }

        /** In words, in English. */
        @Override
        public String toString() {
            String near = misses.stream().map(miss -> miss.words().en()).collect(Collectors.joining("; "));
            return reason.en() + (near.isEmpty() ? "" : ". Nearest: " + near);
        }
    }

    /** A grant that would have allowed it, but for one part. */
    @ForCallers
    record Miss(String grant, Part failed, Label words) {}

    /** What failed, the nearest miss first. */
    @ForCallers
    enum Part {
        /** The record does not fit the grant's further condition. */
        CONDITION,
        /** The record lies outside the scope. */
        SCOPE,
        /** The grant does not hold today. */
        PERIOD,
        /** The grant is for other transitions, reports or areas. */
        NAME,
        /** The subject holds none of the roles. */
        ROLE
    }
}
