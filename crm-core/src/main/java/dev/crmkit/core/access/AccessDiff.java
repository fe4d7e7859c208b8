package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one set of rules allows and another does not: by what they mean, so that a rule written anew to the same effect
 * makes no difference. Judged at an instant and on every later day on which a rule begins or ends.
 *
 * <p>Every holder of the roles is thought of, in any unit, and every record; required fields may be empty and related
 * records may be anything. Rights that follow from rights on other records ({@link AccessEngine#withDependent}) are not
 * listed. Immutable and thread-safe.
 */
@ForCallers
public final class AccessDiff {
    private final AccessRules before;
    private final AccessRules after;
    private final Schema schema;
    private final List<AccessChange> changes;

    private AccessDiff(AccessRules before, AccessRules after, Schema schema, List<AccessChange> changes) {
        this.before = before;
        this.after = after;
        this.schema = schema;
        this.changes = List.copyOf(changes);
    }

    /**
     * Compares two sets of rules.
     *
     * @param now from when on; relative times in conditions are resolved with it
     * @param zone of the days
     */
    public static AccessDiff between(AccessRules before, AccessRules after, Schema schema, Instant now, ZoneId zone) {
        List<AccessRule> rules = new ArrayList<>(before.rules());
        rules.addAll(after.rules());
        World world = World.of(schema, now, zone, rules);
        List<AccessChange> changes = new ArrayList<>();
        new Survey(world, after, before)
                .outcomes()
                .forEach(outcome -> change(outcome, AccessChange.Kind.GAINED, AccessChange.Kind.MAY_GAIN)
                        .forEach(changes::add));
        new Survey(world, before, after)
                .outcomes()
                .forEach(outcome -> change(outcome, AccessChange.Kind.LOST, AccessChange.Kind.MAY_LOSE)
                        .forEach(changes::add));
        return new AccessDiff(before, after, schema, changes);
    }

    private static Stream<AccessChange> change(Outcome outcome, AccessChange.Kind sure, AccessChange.Kind unsure) {
        if (outcome instanceof Outcome.Shown shown) {
            return Stream.of(AccessChange.shown(sure, shown));
        }
        return outcome instanceof Outcome.Unknown unknown
                ? Stream.of(AccessChange.unknown(unsure, unknown))
                : Stream.empty();
    }

    /** Gains, then losses; by action, type, name, field class and role. */
    public List<AccessChange> changes() {
        return changes;
    }

    /** Whether nobody gains or loses anything, and all of it could be decided. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /**
     * How many of these records each of these subjects gains and loses; only where there is a difference.
     *
     * @param related answers rules that look at related records
     * @param samples how many references to give at most, of each
     */
    public List<AccessCount> counts(
            Collection<Subject> subjects, Collection<Record> records, Related related, int samples) {
        RecordCounts counts = new RecordCounts(before, after, records, related, samples);
        List<Right> rights =
                new Questions(schema, Delta.of(before, after)).rights().toList();
        return subjects.stream()
                .flatMap(subject -> rights.stream().flatMap(right -> counts.of(subject, right)))
                .toList();
    }

    /** One change a line, in English. */
    @Override
    public String toString() {
        return String.join("\n", changes.stream().map(AccessChange::toString).toList());
    }
}
