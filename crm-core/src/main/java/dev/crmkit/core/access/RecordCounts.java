package dev.crmkit.core.access;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Counts records that one set of rules allows and another does not. */
record RecordCounts(AccessRules before, AccessRules after, Collection<Record> records, Related related, int samples) {

    Stream<AccessCount> of(Subject subject, Right right) {
        Condition old = visible(before, subject, right);
        Condition now = visible(after, subject, right);
        if (old.equals(now)) {
            return Stream.empty();
        }
        List<RecordRef> gained = fitting(Conditions.without(now, old), right);
        List<RecordRef> lost = fitting(Conditions.without(old, now), right);
        return gained.isEmpty() && lost.isEmpty() ? Stream.empty() : Stream.of(count(subject, right, gained, lost));
    }

    private static Condition visible(AccessRules rules, Subject subject, Right right) {
        return Applicable.of(rules, subject, right, Condition.never()).records();
    }

    private List<RecordRef> fitting(Condition condition, Right right) {
        ConditionEvaluator.Matcher matcher = ConditionEvaluator.compile(condition);
        return records.stream()
                .filter(record -> record.type().key().equals(right.type().key()))
                .filter(record -> matcher.matches(record, related))
                .map(Record::ref)
                .toList();
    }

    private AccessCount count(Subject subject, Right right, List<RecordRef> gained, List<RecordRef> lost) {
        return new AccessCount(
                subject.login(),
                right.action(),
                right.type().key(),
                right.name(),
                gained.size(),
                lost.size(),
                gained.stream().limit(samples).toList(),
                lost.stream().limit(samples).toList());
    }
}
