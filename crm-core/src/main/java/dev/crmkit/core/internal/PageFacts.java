package dev.crmkit.core.internal;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.Slice;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the relations in some conditions say of the records of one page: one question each, mostly none. */
record PageFacts(Map<Condition.Exists, Set<UUID>> fitting) implements Related {

    static PageFacts of(
            Function<RecordQuery, Slice> find, RecordType type, List<Record> page, Collection<Condition> conditions) {
        Map<Condition.Exists, Set<UUID>> fitting = new HashMap<>();
        if (!page.isEmpty()) {
            conditions.stream()
                    .flatMap(condition -> Needs.existsNodes(condition).stream())
                    .forEach(node -> fitting.computeIfAbsent(node, asked -> fitting(find, type, page, asked)));
        }
        return new PageFacts(fitting);
    }

    private static Set<UUID> fitting(
            Function<RecordQuery, Slice> find, RecordType type, List<Record> page, Condition node) {
        Condition asked = Condition.ids(page.stream().map(Record::id).toList()).and(node);
        return find.apply(new RecordQuery(type.key(), asked, List.of(), null, page.size())).records().stream()
                .map(Record::id)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean exists(Record from, Condition.Exists node) {
        return Optional.ofNullable(fitting.get(node))
                .orElseThrow(() -> new IllegalStateException("Nothing was asked about " + node))
                .contains(from.id());
    }
}
