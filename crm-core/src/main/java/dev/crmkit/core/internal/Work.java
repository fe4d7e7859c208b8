package dev.crmkit.core.internal;

import dev.crmkit.AccessDeniedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessDecision;
import dev.crmkit.core.access.Participant;
import dev.crmkit.core.workflow.StepContext;
import dev.crmkit.spi.RecordNotFoundException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The working set of one command: what was loaded, and what has become of it so far. Reads see the command's own
 * changes. Not thread-safe.
 */
public final class Work implements Related {
    private final Workshop shop;
    private final Sender sender;
    private final Loaded loaded;
    private final Map<Condition.Exists, List<String>> facts;
    private final boolean shares;
    private final Map<RecordRef, Record> before = new LinkedHashMap<>();
    private final Map<RecordRef, Record> now = new LinkedHashMap<>();
    private final Map<RecordRef, Condition> permits = new LinkedHashMap<>();
    private final Map<RecordRef, AccessDecision.Permit> reasons = new LinkedHashMap<>();
    private final Set<RecordRef> removed = new LinkedHashSet<>();
    private final Map<RecordRef, String> explanations = new LinkedHashMap<>();

    Work(Needs needs, Loaded loaded) {
        this.shop = needs.shop();
        this.sender = needs.sender();
        this.loaded = loaded;
        this.facts = needs.facts();
        this.shares = needs.shares();
        loaded.byName()
                .values()
                .forEach(records -> records.forEach(record -> {
                    before.put(record.ref(), record);
                    now.put(record.ref(), record);
                }));
    }

    public Workshop shop() {
        return shop;
    }

    public Sender sender() {
        return sender;
    }

    public Instant instant() {
        return sender.now();
    }

    /**
     * When this command changes the record: never before its last change, though that may have been written by a host whose
     * clock is ahead. What is ordered by it, such as messages, keeps the order of the changes.
     */
    Instant moment(RecordRef ref) {
        Instant last = stored(ref)
                .filter(record -> record.type().hasHeader())
                .flatMap(record -> record.get(Header.UPDATED_AT))
                .orElse(instant());
        return instant().isBefore(last) ? last.plus(1, ChronoUnit.MICROS) : instant();
    }

    /** The record as it is now, in this work. */
    public Optional<Record> find(RecordRef ref) {
        return removed.contains(ref) ? Optional.empty() : Optional.ofNullable(now.get(ref));
    }

    /** The record, if the sender may know of it. */
    public Record require(RecordRef ref) {
        Record record = find(ref).orElseThrow(() -> new RecordNotFoundException(ref));
        if (!decide(AccessAction.READ, record, "").permitted()) {
            throw new RecordNotFoundException(ref);
        }
        return record;
    }

    /** All records of the type that were loaded or made, as they are now. */
    public List<Record> all(RecordType type) {
        return now.values().stream()
                .filter(record -> record.type().key().equals(type.key()) && !removed.contains(record.ref()))
                .toList();
    }

    /** The first record of the type with this value. */
    public <T> Optional<Record> first(RecordType type, Field<T> field, T value) {
        return all(type).stream()
                .filter(record -> record.get(field).filter(value::equals).isPresent())
                .findFirst();
    }

    public Record.Builder create(RecordType type) {
        return Record.create(shop.type(type.key()), shop.environment().newId());
    }

    public Record insert(Record record) {
        now.put(record.ref(), record);
        return record;
    }

    /** Changes a record of this work; nothing happens when nothing differs. */
    public Record change(Record current, UnaryOperator<Record.Builder> change) {
        Record.Builder builder = isStored(current) && !isChanged(current) ? current.next() : current.edit();
        Record after = change.apply(builder).build();
        if (current.changesTo(after).isEmpty()) {
            return current;
        }
        now.put(after.ref(), after);
        return after;
    }

    public void remove(Record record) {
        removed.add(record.ref());
    }

    /** Refuses unless the sender may do this with the record as it is now. */
    public void demand(AccessAction action, Record record, String name) {
        AccessDecision decision = decide(action, record, name);
        if (decision instanceof AccessDecision.Deny denied) {
            throw new AccessDeniedException(denied);
        }
        reasons.putIfAbsent(record.ref(), (AccessDecision.Permit) decision);
        if (isStored(record) && !isChanged(record)) {
            permits.put(record.ref(), shop.access().visible(sender.subject(), action, record.type(), name));
        }
    }

    public AccessDecision decide(AccessAction action, Record record, String name) {
        return shop.access().decide(sender.subject(), action, record, name, this);
    }

    public StepContext stepContext() {
        RecordRef user = sender.subject().service() ? null : sender.subject().ref();
        return new StepContext(sender.bindings(), sender.login(), user, this);
    }

    /** The record was there before this command. */
    public boolean isStored(Record record) {
        return before.containsKey(record.ref());
    }

    private boolean isChanged(Record record) {
        return !stored(record.ref()).filter(record::equals).isPresent();
    }

    Optional<Record> stored(RecordRef ref) {
        return Optional.ofNullable(before.get(ref));
    }

    Collection<Record> present() {
        return now.values();
    }

    /** What the right to change the record was granted by: it must hold of the stored row as well when it is written. */
    Condition permit(Record record) {
        return permits.getOrDefault(record.ref(), Condition.always());
    }

    /** The login for whom the sender stood in when he changed the record, or whatever made him change it. */
    Optional<String> onBehalfOf(RecordRef ref) {
        return Optional.ofNullable(reasons.get(ref))
                .or(() -> reasons.values().stream()
                        .filter(each -> each.onBehalfOf().isPresent())
                        .findFirst())
                .flatMap(AccessDecision.Permit::onBehalfOf);
    }

    /** Why something about the record is as it is, for its history. */
    void explain(RecordRef ref, String why) {
        explanations.put(ref, why);
    }

    Optional<String> explanation(RecordRef ref) {
        return Optional.ofNullable(explanations.get(ref));
    }

    boolean isRemoved(Record record) {
        return removed.contains(record.ref());
    }

    /** Answers from what was loaded for this very question, and from the command's own changes. */
    @Override
    public boolean exists(Record from, Condition.Exists node) {
        if (isShare(node)) {
            return isShared(from, node);
        }
        List<String> names = facts.get(node);
        if (names == null) {
            throw new IllegalStateException("Nothing was loaded to answer " + node);
        }
        return names.stream()
                        .flatMap(name -> loaded.all(name).stream())
                        .anyMatch(found -> stillHolds(from, found, node))
                || madeHere(from, node);
    }

    static boolean isShare(Condition.Exists node) {
        return node.relation().target().equals(Participant.TYPE.key());
    }

    /** All rows that share the record with the sender were read, or none of any record. */
    private boolean isShared(Record from, Condition.Exists node) {
        if (isStored(from) && !shares) {
            throw new SharesNeeded();
        }
        return now.values().stream()
                .anyMatch(row -> isRelated(from, row, node.relation()) && isLive(row) && matches(row, node));
    }

    /** The answer hangs on with whom records are shared, which is seldom so and not read beforehand. */
    static final class SharesNeeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SharesNeeded() {
            super("shares", null, false, false);
        }
    }

    /** The store found it fitting; only what this command changed since is judged again. */
    private boolean stillHolds(Record from, Record found, Condition.Exists node) {
        Record present = now.getOrDefault(found.ref(), found);
        return isRelated(from, present, node.relation())
                && isLive(present)
                && (!isChanged(present) || matches(present, node));
    }

    private boolean madeHere(Record from, Condition.Exists node) {
        return now.values().stream()
                .filter(this::isChanged)
                .anyMatch(present ->
                        isRelated(from, present, node.relation()) && isLive(present) && matches(present, node));
    }

    private boolean matches(Record present, Condition.Exists node) {
        return ConditionEvaluator.compile(node.where()).matches(present, this);
    }

    private boolean isLive(Record candidate) {
        return !removed.contains(candidate.ref())
                && (!candidate.type().hasHeader()
                        || candidate.get(Header.DELETED_AT).isEmpty());
    }

    private static boolean isRelated(Record from, Record candidate, Relation relation) {
        if (!candidate.type().key().equals(relation.target())) {
            return false;
        }
        return relation instanceof Relation.Forward forward
                ? pointsTo(from, forward.field(), candidate.ref())
                : pointsTo(candidate, ((Relation.Inverse) relation).field(), from.ref());
    }

    private static boolean pointsTo(Record source, Field<?> link, RecordRef target) {
        return source.type()
                .field(link.key())
                .flatMap(source::value)
                .map(value -> value instanceof List<?> list ? list.contains(target) : value.equals(target))
                .orElse(false);
    }
}
