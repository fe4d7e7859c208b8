package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.Participant;
import dev.crmkit.core.activity.Interaction;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.client.Company;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.client.MatchKey;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.timer.Timer;
import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.Guard;
import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionForm;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Collects what one command reads, so that it is read at once. A record is named by its id, or by how it hangs on one that
 * is known. What is named by id or key is locked; what hangs on it is guarded by its version when it is written.
 */
public final class Needs {
    private static final int MANY = 500;
    private static final int FACTS = 50;

    private final Workshop shop;
    private final Sender sender;
    private final Map<String, LoadPlan.Selection> selections = new LinkedHashMap<>();
    private final Map<Condition.Exists, List<String>> facts = new LinkedHashMap<>();
    private final boolean shares;

    /** @param shares whether the rows that share what is read with the sender are read as well */
    Needs(Workshop shop, Sender sender, boolean shares) {
        this.shop = shop;
        this.sender = sender;
        this.shares = shares;
    }

    boolean shares() {
        return shares;
    }

    public Sender sender() {
        return sender;
    }

    public Workshop shop() {
        return shop;
    }

    LoadPlan plan() {
        return new LoadPlan(new ArrayList<>(selections.values()));
    }

    Map<Condition.Exists, List<String>> facts() {
        return facts;
    }

    /** The record with this id, locked for change by this action. */
    public void lock(RecordRef ref, AccessAction action, String name) {
        Condition asked = Condition.id(ref.id());
        select(ref.type(), asked, 1, true);
        right(ref.type(), asked, AccessAction.READ, "");
        right(ref.type(), asked, action, name);
    }

    /** One of the organisation's records, locked; nothing where the reference is to another type. */
    void lockKnown(RecordRef ref, RecordType type) {
        if (ref.type().equals(type.key())) {
            select(ref.type(), Condition.id(ref.id()), 1, true);
            right(ref.type(), Condition.id(ref.id()), AccessAction.READ, "");
        }
    }

    /** Records that are looked at only. */
    public void read(Collection<RecordRef> refs) {
        refs.stream().distinct().forEach(ref -> {
            select(ref.type(), Condition.id(ref.id()), 1, false);
            right(ref.type(), Condition.id(ref.id()), AccessAction.READ, "");
        });
    }

    /** The same for a record that is asked for anyway. */
    void right(RecordRef ref, AccessAction action) {
        right(ref.type(), Condition.id(ref.id()), action, "");
    }

    /** What the rights to an action look at beyond the record itself. */
    public void right(String type, Condition asked, AccessAction action, String name) {
        facts(type, asked, shop.access().visible(sender.subject(), action, shop.type(type), name));
    }

    public void read(String type, Condition where, int limit) {
        select(type, where, limit, false);
    }

    /** One of the library's own rows. */
    void lockRow(Record row) {
        select(row.type().key(), Condition.id(row.id()), 1, true);
    }

    /** The row of a small table with this key, locked. */
    void lockKey(RecordType type, Field<String> key, String value) {
        select(type.key(), key.is(value), 1, true);
    }

    void lockAll(RecordType type, Condition where) {
        select(type.key(), where, MANY, true);
    }

    void readKey(RecordType type, Field<String> key, String value) {
        select(type.key(), key.is(value), 1, false);
    }

    /** The next number of the type's series. */
    public void number(String type) {
        shop.numbering(type)
                .ifPresent(pattern -> lockKey(Ledger.Series.TYPE, Ledger.Series.KEY, pattern.series(sender.today())));
    }

    /** Whose turn it is to own new records of the type. */
    public void turn(String type) {
        shop.assignment(type).ifPresent(policy -> Assigning.needs(this, policy));
    }

    /** The clients that these match keys belong to, and the keys. */
    public void matches(List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        Condition key = MatchKey.KEY.in(keys);
        select(MatchKey.TYPE.key(), key, MANY, false);
        for (String type : List.of(Contact.TYPE.key(), Company.TYPE.key())) {
            Condition known = Condition.exists(new Relation.Inverse(MatchKey.TYPE.key(), MatchKey.RECORD), key);
            select(type, known, MANY, false);
            right(type, known, AccessAction.READ, "");
        }
    }

    /** The match keys a client holds; other records hold none. */
    void keysOf(RecordRef ref) {
        keysOf(ref.type(), Condition.id(ref.id()));
    }

    /** The match keys of the clients that fit. */
    void keysOf(String type, Condition clients) {
        if (type.equals(Contact.TYPE.key()) || type.equals(Company.TYPE.key())) {
            select(MatchKey.TYPE.key(), forward(MatchKey.RECORD, type, clients), MANY, false);
        }
    }

    /** What was answered to an idempotency key before. */
    void answered(String key, String login) {
        readKey(Ledger.Answer.TYPE, Ledger.Answer.KEY, answerKey(key, login));
    }

    static String answerKey(String key, String login) {
        return login + "|" + key;
    }

    /** What the relations of a condition say of the records it is asked of. */
    public void facts(String type, Condition asked, Condition condition) {
        existsNodes(sender.bindings().resolve(condition)).forEach(node -> fact(type, asked, node));
    }

    /** All a transition of the records named by {@code asked} may look at or change, linked records included. */
    public void transition(String type, Condition asked, String name) {
        shop.workflow(type).ifPresent(workflow -> transition(workflow, asked, name, 0));
    }

    /** All that conversion of the leads named by {@code asked} touches. */
    public void conversion(Condition asked) {
        bindings(Lead.TYPE, asked);
        number(Deal.TYPE.key());
        transition(Deal.TYPE.key(), Condition.never(), "open");
        for (RecordType client : List.of(Contact.TYPE, Company.TYPE)) {
            number(client.key());
        }
        client(Contact.TYPE.key(), inverse(Lead.TYPE.key(), Lead.CONTACT, asked));
        client(Company.TYPE.key(), inverse(Lead.TYPE.key(), Lead.COMPANY, asked));
    }

    private void client(String type, Condition known) {
        select(type, known, 1, false);
        right(type, known, AccessAction.READ, "");
    }

    /** The tasks and interactions bound to the records. */
    public void bindings(RecordType type, Condition asked) {
        for (RecordType bound : List.of(Task.TYPE, Interaction.TYPE)) {
            link(bound, type.key()).ifPresent(link -> bound(bound.key(), forward(link, type.key(), asked)));
        }
    }

    private void bound(String type, Condition there) {
        select(type, there, MANY, false);
        right(type, there, AccessAction.READ, "");
    }

    private void transition(WorkflowDefinition workflow, Condition asked, String name, int depth) {
        if (depth > Stepper.MAX_DEPTH) {
            return;
        }
        List<TransitionDefinition> ways = workflow.transitions().stream()
                .filter(way -> way.always() || way.name().equals(name))
                .toList();
        for (TransitionDefinition way : ways) {
            for (Guard guard : way.guards()) {
                facts(workflow.type(), asked, guard.condition());
            }
            effects(workflow, way).forEach(effect -> effect(workflow, effect, asked, depth));
        }
        if (ways.stream().anyMatch(way -> way.to().isPresent())
                || !Rearming.bases(workflow).isEmpty()) {
            timers(workflow.type(), asked);
        }
    }

    private static Stream<Effect> effects(WorkflowDefinition workflow, TransitionDefinition way) {
        Stream<StateDefinition> left = way.to().isEmpty()
                ? Stream.of()
                : workflow.states().stream().filter(state -> workflow.leaves(way, state));
        Stream<GuardedEffect> exits = left.flatMap(state -> state.exit().stream());
        Stream<GuardedEffect> entries =
                way.to().flatMap(workflow::state).stream().flatMap(state -> state.entry().stream());
        return Stream.of(exits, way.effects().stream(), entries)
                .flatMap(each -> each)
                .map(GuardedEffect::effect);
    }

    private void effect(WorkflowDefinition workflow, Effect effect, Condition asked, int depth) {
        if (effect instanceof Effect.CreateTask) {
            tasks(workflow.type(), asked);
            number(Task.TYPE.key());
        } else if (effect instanceof Effect.CompleteTasks || effect instanceof Effect.CancelTasks) {
            tasks(workflow.type(), asked);
        } else if (effect instanceof Effect.StartTimer || effect instanceof Effect.CancelTimer) {
            timers(workflow.type(), asked);
        } else if (effect instanceof Effect.Convert) {
            conversion(asked);
            shop.workflow(Lead.TYPE.key()).ifPresent(lead -> transition(lead, asked, "convert", depth + 1));
        } else if (effect instanceof Effect.Fire fire) {
            linked(workflow.type(), fire, asked, depth);
        }
    }

    private void linked(String type, Effect.Fire fire, Condition asked, int depth) {
        Field<?> link = shop.type(type).field(fire.link()).orElseThrow();
        for (String target : ((FieldType.Reference) link.type()).targets()) {
            Condition there = inverse(type, link, asked);
            select(target, there, MANY, false);
            right(target, there, AccessAction.READ, "");
            right(target, there, AccessAction.TRANSITION, fire.transition());
            shop.workflow(target).ifPresent(workflow -> transition(workflow, there, fire.transition(), depth + 1));
        }
    }

    private void tasks(String type, Condition asked) {
        link(Task.TYPE, type)
                .ifPresent(link ->
                        select(Task.TYPE.key(), forward(link, type, asked).and(Task.AUTOMATIC.is(true)), MANY, false));
    }

    /** The timers of the records, where writing these fields may move them. */
    void timersCountedFrom(String type, Condition asked, Collection<Field<?>> fields) {
        if (Rearming.isCountedFrom(shop, type, fields)) {
            timers(type, asked);
        }
    }

    /** The timers of the records. */
    void timers(String type, Condition asked) {
        select(Timer.TYPE.key(), forward(Timer.RECORD, type, asked), FACTS, false);
    }

    private static Optional<Field<?>> link(RecordType from, String to) {
        return from.field(to).filter(field -> field.type() instanceof FieldType.Reference);
    }

    /** Of a known record the reference itself is asked for, which every store has an index on. */
    private static Condition forward(Field<?> link, String target, Condition asked) {
        if (asked instanceof Condition.Ids known && link.type() instanceof FieldType.Reference) {
            return link.in(
                    known.ids().stream().map(id -> new RecordRef(target, id)).toList());
        }
        return Condition.exists(new Relation.Forward(link, target), asked);
    }

    private static Condition inverse(String source, Field<?> link, Condition asked) {
        return Condition.exists(new Relation.Inverse(source, link), asked);
    }

    private void fact(String type, Condition asked, Condition.Exists node) {
        if (Work.isShare(node)) {
            return;
        }
        Condition linked = node.relation() instanceof Relation.Forward forward
                ? inverse(type, forward.field(), asked)
                : forward(((Relation.Inverse) node.relation()).field(), type, asked);
        String name = select(node.relation().target(), linked.and(node.where()), FACTS, false);
        facts.computeIfAbsent(node, key -> new ArrayList<>()).add(name);
    }

    static List<Condition.Exists> existsNodes(Condition condition) {
        if (condition instanceof Condition.Exists exists) {
            return List.of(exists);
        }
        return children(condition).stream()
                .flatMap(child -> existsNodes(child).stream())
                .toList();
    }

    private static List<Condition> children(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts();
        }
        if (condition instanceof Condition.Any any) {
            return any.parts();
        }
        return condition instanceof Condition.Not not ? List.of(not.part()) : List.of();
    }

    /** Selections that ask the same share one name; a lock wins over a look. */
    private String select(String type, Condition where, int limit, boolean lock) {
        Condition live = ConditionForm.normal(shop.live(type, where));
        if (live.equals(Condition.never())) {
            return "";
        }
        Optional<LoadPlan.Selection> known = selections.values().stream()
                .filter(each -> each.type().equals(type) && each.where().equals(live))
                .findFirst();
        if (known.isPresent()) {
            LoadPlan.Selection same = known.get();
            boolean locked = lock || same.lock();
            selections.put(
                    same.name(),
                    new LoadPlan.Selection(same.name(), type, live, Math.max(limit, same.limit()), locked));
            return same.name();
        }
        String name = "s" + selections.size();
        selections.put(name, new LoadPlan.Selection(name, type, live, limit, lock));
        if (shares && shop.type(type).hasHeader()) {
            Condition who = Participant.WHO.in(sender.subject().participants());
            select(
                    Participant.TYPE.key(),
                    forward(Participant.RECORD, type, live).and(who),
                    MANY,
                    false);
        }
        return name;
    }
}
