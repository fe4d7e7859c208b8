package dev.crmkit.core.access;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.ConditionEvaluator.Matcher;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.storage.Record;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules come to for one subject asking for one right: worked out once, then asked of any number of records. A
 * check of a record evaluates conditions and nothing else. Immutable and thread-safe.
 */
final class Plan {
    private final Applicable applicable;
    private final Condition records;
    private final Map<FieldClass, Condition> fields = new EnumMap<>(FieldClass.class);
    private final Matcher profile;
    private final Matcher inherited;
    private final List<Step> grants;
    private final List<Step> denies;

    /** One rule through one role. */
    private record Step(Applied applied, Matcher reach) {}

    Plan(Applicable applicable) {
        this.applicable = applicable;
        this.records = applicable.records();
        for (FieldClass each : FieldClass.values()) {
            fields.put(each, applicable.fields(each));
        }
        this.profile = ConditionEvaluator.compile(applicable.profile());
        this.inherited = ConditionEvaluator.compile(applicable.inherited());
        this.grants = steps(applicable, applicable.grants());
        this.denies = steps(applicable, applicable.denies());
    }

    private static List<Step> steps(Applicable applicable, List<Applied> rules) {
        return rules.stream()
                .filter(rule -> !Applicable.fieldsOnly(rule))
                .sorted(Comparator.comparingInt(Applied::turn))
                .map(rule -> new Step(
                        rule, ConditionEvaluator.compile(Union.of(applicable.subject(), applicable.right(), rule))))
                .toList();
    }

    Subject subject() {
        return applicable.subject();
    }

    Right right() {
        return applicable.right();
    }

    List<Applied> grants() {
        return applicable.grants();
    }

    /** The records the right holds on; never where there are none. */
    Condition records() {
        return records;
    }

    /** The records on which it holds for fields of this class. */
    Condition fields(FieldClass wanted) {
        return fields.getOrDefault(wanted, Condition.never());
    }

    /** Whether the capability profiles leave the record. */
    boolean isCapable(Record record, Related related) {
        return profile.matches(record, related);
    }

    /** Whether the right follows from rights on other records. */
    boolean follows(Record record, Related related) {
        return inherited.matches(record, related);
    }

    Optional<Applied> denying(Record record, Related related) {
        return first(denies, record, related);
    }

    Optional<Applied> granting(Record record, Related related) {
        return first(grants, record, related);
    }

    private static Optional<Applied> first(List<Step> steps, Record record, Related related) {
        for (Step step : steps) {
            if (step.reach.matches(record, related)) {
                return Optional.of(step.applied);
            }
        }
        return Optional.empty();
    }
}
