package dev.crmkit.testkit.crash;

import dev.crmkit.core.activity.Task;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.history.AuditEntry;
import dev.crmkit.core.history.StageRecord;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.timer.OutboxMessage;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every record that is left, read past all doors, and what is wrong with them. */
final class Remains {
    private static final int PAGE = 500;
    private static final Set<String> NUMBERED = Set.of("lead", "deal", "quote", "contract");

    private final Map<String, List<Record>> byType = new HashMap<>();
    private final Map<RecordRef, Record> byRef = new HashMap<>();

    private Remains() {}

    static Remains of(CrmStore store, Schema schema) {
        Remains remains = new Remains();
        store.inTx(UnitOptions.read("main"), tx -> {
            schema.types().forEach(type -> remains.read(tx, type));
            return remains;
        });
        return remains;
    }

    private void read(StoreTx tx, RecordType type) {
        List<Record> all = new ArrayList<>();
        boolean more = true;
        while (more) {
            RecordQuery.Position after =
                    all.isEmpty() ? null : RecordQuery.Position.of(all.get(all.size() - 1), List.of());
            Slice slice = tx.find(new RecordQuery(type.key(), Condition.always(), List.of(), after, PAGE));
            all.addAll(slice.records());
            more = slice.more();
        }
        byType.put(type.key(), all);
        all.forEach(record -> byRef.put(record.ref(), record));
    }

    List<Record> all(RecordType type) {
        return byType.getOrDefault(type.key(), List.of());
    }

    private Stream<Record> business() {
        return byRef.values().stream()
                .filter(record -> record.type().hasHeader() && record.type().hasHistory());
    }

    /** The last thing that happened. */
    Instant latest() {
        return business()
                .flatMap(record -> record.get(Header.UPDATED_AT).stream())
                .max(Comparator.naturalOrder())
                .orElse(Office.OPENING);
    }

    /** The acknowledged versions that are not there. */
    List<String> lost(Map<RecordRef, Long> acknowledged) {
        List<String> lost = new ArrayList<>();
        acknowledged.forEach((ref, version) -> {
            long stored =
                    Optional.ofNullable(byRef.get(ref)).map(Record::version).orElse(0L);
            if (stored < version) {
                lost.add(ref + " was at version " + version + " and is at " + stored);
            }
        });
        return lost;
    }

    long unacknowledged(Set<RecordRef> known) {
        return all(Lead.TYPE).stream()
                .filter(lead -> !known.contains(lead.ref()))
                .count();
    }

    List<String> torn() {
        List<String> torn = new ArrayList<>();
        Map<RecordRef, Set<Long>> history = sequences(AuditEntry.TYPE, AuditEntry.RECORD, AuditEntry.SEQ);
        business().forEach(record -> {
            Set<Long> versions = history.getOrDefault(record.ref(), Set.of());
            if (versions.size() != record.version()) {
                torn.add(record + " has " + versions.size() + " entries of history");
            }
        });
        tornStages(torn);
        Set<String> made = all(Task.TYPE).stream()
                .flatMap(task -> task.get(Task.LEAD).stream())
                .map(RecordRef::toString)
                .collect(Collectors.toSet());
        all(Lead.TYPE).stream()
                .filter(lead -> !made.contains(lead.ref().toString()))
                .forEach(lead -> torn.add(lead + " has no task"));
        all(Lead.TYPE).stream()
                .filter(lead -> lead.get(Lead.DEAL)
                        .filter(deal -> !byRef.containsKey(deal))
                        .isPresent())
                .forEach(lead -> torn.add(lead + " names a deal that is not there"));
        return torn;
    }

    private void tornStages(List<String> torn) {
        Map<RecordRef, Set<Long>> stages = sequences(StageRecord.TYPE, StageRecord.RECORD, StageRecord.SEQ);
        Stream.concat(
                        all(Lead.TYPE).stream().map(lead -> Map.entry(lead, lead.get(Lead.MACHINE.seq()))),
                        all(Deal.TYPE).stream().map(deal -> Map.entry(deal, deal.get(Deal.MACHINE.seq()))))
                .filter(each ->
                        stages.getOrDefault(each.getKey().ref(), Set.of()).size()
                                != each.getValue().orElse(0L))
                .forEach(each -> torn.add(each.getKey() + " has not a stage record for each move"));
    }

    private Map<RecordRef, Set<Long>> sequences(
            RecordType type, dev.crmkit.spi.schema.Field<RecordRef> of, dev.crmkit.spi.schema.Field<Long> sequence) {
        Map<RecordRef, Set<Long>> sequences = new HashMap<>();
        all(type)
                .forEach(row -> sequences
                        .computeIfAbsent(row.require(of), absent -> new HashSet<>())
                        .add(row.require(sequence)));
        return sequences;
    }

    List<String> doubled() {
        List<String> doubled = new ArrayList<>();
        for (String type : NUMBERED) {
            twice(byType.getOrDefault(type, List.of()).stream().flatMap(record -> record.get(Header.NUMBER).stream()))
                    .forEach(number -> doubled.add("number " + number));
        }
        twice(all(AuditEntry.TYPE).stream()
                        .map(row -> row.require(AuditEntry.RECORD) + "@" + row.require(AuditEntry.SEQ)))
                .forEach(entry -> doubled.add("history of " + entry));
        twice(all(Task.TYPE).stream().flatMap(task -> task.get(Task.CREATION_KEY).stream()))
                .forEach(key -> doubled.add("task " + key));
        twice(callbackTasks().flatMap(task -> task.get(Task.DEAL).stream()).map(RecordRef::toString))
                .forEach(deal -> doubled.add("callback of " + deal));
        twice(all(Contact.TYPE).stream()
                        .flatMap(contact -> contact.get(Contact.PHONES).stream())
                        .flatMap(List::stream)
                        .map(PhoneNumber::matchKey))
                .forEach(phone -> doubled.add("a contact with a phone"));
        return doubled;
    }

    private static Set<String> twice(Stream<String> all) {
        Set<String> seen = new HashSet<>();
        return all.filter(each -> !seen.add(each)).collect(Collectors.toSet());
    }

    /** Callbacks that were asked for before their time; the clock of the store tells when that was. */
    List<String> early() {
        return callbackTasks()
                .filter(task -> task.get(Task.DEAL)
                        .flatMap(this::sentAt)
                        .map(sent -> sent.plus(Office.MOMENT))
                        .filter(task.require(Header.CREATED_AT)::isBefore)
                        .isPresent())
                .map(task -> task + " was made before its time")
                .toList();
    }

    /** How many timers have fired. */
    long callbacks() {
        return callbackTasks().count();
    }

    private Stream<Record> callbackTasks() {
        return all(Task.TYPE).stream()
                .filter(task ->
                        task.get(Task.PURPOSE).filter("callback"::equals).isPresent());
    }

    private Optional<Instant> sentAt(RecordRef deal) {
        return Optional.ofNullable(byRef.get(deal)).flatMap(record -> record.get(Deal.PROPOSAL_SENT_AT));
    }

    /** What was sent about records that are not there. */
    List<String> sentTooEarly(List<String> sent) {
        return sent.stream()
                .map(line -> RecordRef.parse(line.substring(line.indexOf(' ') + 1)))
                .filter(about -> !byRef.containsKey(about))
                .map(about -> "a message about " + about + " was sent")
                .toList();
    }

    /**
     * What should have been done by now and is not.
     *
     * @param sent the log of what was sent: every owner hears of his new lead
     */
    List<String> undone(List<String> sent) {
        List<String> undone = new ArrayList<>();
        Set<String> told =
                sent.stream().map(line -> line.substring(line.indexOf(' ') + 1)).collect(Collectors.toSet());
        all(Lead.TYPE).stream()
                .filter(lead -> !told.contains(lead.ref().toString()))
                .forEach(lead -> undone.add("nobody was told of " + lead));
        all(OutboxMessage.TYPE).forEach(message -> undone.add(message + " is not sent"));
        Set<RecordRef> called =
                callbackTasks().flatMap(task -> task.get(Task.DEAL).stream()).collect(Collectors.toSet());
        all(Deal.TYPE).stream()
                .filter(deal -> deal.require(Deal.STAGE).equals("PROPOSAL_SENT") && !called.contains(deal.ref()))
                .forEach(deal -> undone.add(deal + " has no callback"));
        return undone;
    }
}
