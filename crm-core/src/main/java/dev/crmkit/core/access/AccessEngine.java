package dev.crmkit.core.access;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.ConditionLimits;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/**
 * The judge of every command and query: pure, deny by default.
 *
 * <p>{@link #visible} and {@link #decide} agree: a record is permitted exactly when it fits the condition. Neither looks
 * at the bin or the archive; the runners do. Immutable and thread-safe.
 */
@ForCallers
public final class AccessEngine {
    private final AccessRules rules;
    private final Schema schema;
    private final Map<String, Field<RecordRef>> dependents;
    private final Map<String, Set<String>> repeated;
    private final boolean sharing;

    /** By the subject itself, as long as somebody holds it: a subject is resolved for each request. */
    private final LoadingCache<Subject, ConcurrentMap<Right, Plan>> plans =
            CacheBuilder.newBuilder().weakKeys().build(CacheLoader.from(subject -> new ConcurrentHashMap<>()));

    private AccessEngine(
            AccessRules rules,
            Schema schema,
            Map<String, Field<RecordRef>> dependents,
            Map<String, Set<String>> repeated) {
        this.rules = rules;
        this.schema = schema;
        this.dependents = Map.copyOf(dependents);
        this.repeated = Map.copyOf(repeated);
        this.sharing = schema.find(Participant.TYPE.key()).isPresent();
    }

    /** An engine of these rules over the types of this schema. */
    public static AccessEngine of(AccessRules rules, Schema schema) {
        return new AccessEngine(rules, schema, Map.of(), Map.of());
    }

    /**
     * The same engine, with a type whose rows belong to records of other types: who may VIEW_HISTORY of the record may
     * READ the row; if the record is itself such a row, who may READ it. Values of the record that the row repeats are
     * for its reader to mask: here they are fields of the row.
     *
     * @param type the type of the rows, which has no header
     * @param reference its field that points to the record
     */
    public AccessEngine withDependent(RecordType type, Field<RecordRef> reference) {
        Map<String, Field<RecordRef>> more = new HashMap<>(dependents);
        more.put(type.key(), reference);
        return new AccessEngine(rules, schema, more, repeated);
    }

    /**
     * The same engine, with fields of such rows that repeat values of the record, of any class: a condition of a user's
     * may not ask about them, whatever the record is.
     */
    public AccessEngine withRepeated(RecordType type, Field<?>... fields) {
        Map<String, Set<String>> more = new HashMap<>(repeated);
        more.put(type.key(), Arrays.stream(fields).map(Field::key).collect(Collectors.toUnmodifiableSet()));
        return new AccessEngine(rules, schema, dependents, more);
    }

    boolean repeats(RecordType type, Field<?> field) {
        return repeated.getOrDefault(type.key(), Set.of()).contains(field.key());
    }

    /** The declared roles. */
    public Set<String> roles() {
        return rules.roles();
    }

    /** The declared capability profiles, and FULL. */
    public Set<String> profiles() {
        return rules.profiles();
    }

    /**
     * Whether the subject may hand this role on in this unit, for these days: he holds it himself, or everything it
     * grants, there or above and for as long. The right GRANT is asked apart.
     */
    public boolean mayGive(Subject subject, String role, RecordRef unit, Days days) {
        return new Bounds(rules, schema, subject, unit, days).include(role);
    }

    /** The records of the type the action is allowed on, as a condition of literals; never when none. */
    public Condition visible(Subject subject, AccessAction action, RecordType type) {
        return visible(subject, action, type, "");
    }

    /**
     * The same for an action that is {@link AccessAction#named}.
     *
     * @param name of the transition, report or area; empty for the other actions
     */
    public Condition visible(Subject subject, AccessAction action, RecordType type, String name) {
        return plan(subject, right(action, type, name)).records();
    }

    /**
     * The grants that count for the subject today, whatever records they reach.
     *
     * @param name of the transition, report or area; empty for the other actions
     */
    public List<Ground> grounds(Subject subject, AccessAction action, RecordType type, String name) {
        return plan(subject, right(action, type, name)).grants().stream()
                .map(each -> new Ground(
                        each.rule().id(),
                        each.role().role(),
                        each.role().unit(),
                        each.rule().reach().scope(),
                        each.rule().reach().where(type).isPresent(),
                        each.role().absent()))
                .toList();
    }

    /** Whether the action is allowed on this record. */
    public AccessDecision decide(Subject subject, AccessAction action, Record record, Related related) {
        return decide(subject, action, record, "", related);
    }

    /**
     * The same for an action that is {@link AccessAction#named}.
     *
     * @param record as it is stored; as it is to be stored when the action creates it
     * @param name of the transition, report or area; empty for the other actions
     * @param related answers rules that look at related records
     */
    public AccessDecision decide(Subject subject, AccessAction action, Record record, String name, Related related) {
        Plan plan = plan(subject, right(action, record.type(), name));
        boolean capable = plan.isCapable(record, related);
        boolean follows = plan.follows(record, related);
        Optional<Applied> denied = capable || follows ? plan.denying(record, related) : Optional.empty();
        if (denied.isPresent()) {
            return denied(plan, denied.get());
        }
        return (capable ? plan.granting(record, related) : Optional.<Applied>empty())
                .map(AccessEngine::permit)
                .or(() -> follows ? Optional.of(AccessDecision.Permit.BY_RECORD) : Optional.empty())
                .orElseGet(() -> capable || !subject.active() ? noGrant(plan, record, related) : incapable(plan));
    }

    private static AccessDecision permit(Applied grant) {
        return new AccessDecision.Permit(
                grant.rule().id(), grant.role().role(), grant.role().absent());
    }

    /**
     * Who may do it to this record: the logins, each with the id of the grant it is by, as {@link AccessDecision.Permit}
     * names it. To learn it of another day, give subjects resolved at an instant of that day.
     *
     * @param action not a {@link AccessAction#named} one
     */
    public SortedMap<String, String> whoMay(
            AccessAction action, Record record, Collection<Subject> subjects, Related related) {
        SortedMap<String, String> permitted = new TreeMap<>();
        for (Subject subject : subjects) {
            if (decide(subject, action, record, related) instanceof AccessDecision.Permit permit) {
                permitted.put(subject.login(), permit.grant());
            }
        }
        return Collections.unmodifiableSortedMap(permitted);
    }

    /**
     * Whether a field may be read or written, among the records the action is allowed on. A STANDARD field is always
     * readable there, so it is on a type nothing is allowed on; the class is the one the type declares.
     *
     * @param action not a {@link AccessAction#named} one; a transition writes by UPDATE
     */
    public FieldAccess field(Subject subject, AccessAction action, RecordType type, Field<?> field) {
        FieldClass asked = type.field(field.key())
                .orElseThrow(() -> new IllegalArgumentException(type + " has no field " + field))
                .fieldClass();
        Plan plan = plan(subject, right(action, type, ""));
        Condition records = plan.records();
        Condition fields = plan.fields(asked);
        boolean nothing = fields.equals(Condition.never());
        if (fields.equals(records) && (!nothing || asked == FieldClass.STANDARD)) {
            return new FieldAccess.Always();
        }
        return nothing ? new FieldAccess.Never(asked) : new FieldAccess.Conditional(fields);
    }

    /**
     * A condition of a user's that sees only what he may see: related records as far as he may READ them, fields as far
     * as he may read them; what is hidden is absent. The records of the type itself are not restricted: and it with
     * {@link #visible}. Conditions of rules and guards are not to be restricted, they see real values.
     *
     * @throws dev.crmkit.spi.InvalidInputException with FIELD_CLASS for every field of a class nobody granted him, in
     *     whatever world; LIMIT, UNKNOWN_FIELD or UNKNOWN_TYPE for a condition that was not checked before
     */
    public Condition restrict(Subject subject, Condition user, RecordType type) {
        ConditionLimits.check(user);
        return new Restriction(this, schema, subject).apply(user, type);
    }

    /** Hides what the subject may not read in records of the type he may READ, such as the rows of a page. */
    public Mask mask(Subject subject, RecordType type) {
        Plan plan = plan(subject, right(AccessAction.READ, type, ""));
        Condition records = plan.records();
        Map<FieldClass, Condition> readable = new EnumMap<>(FieldClass.class);
        for (Field<?> field : type.fields()) {
            readable.computeIfAbsent(field.fieldClass(), plan::fields);
        }
        readable.values().removeIf(records::equals);
        return new Mask(readable);
    }

    /** The record as the subject may see it; without READ only its number. */
    public Record mask(Subject subject, Record record, Related related) {
        Condition seen = visible(subject, AccessAction.READ, record.type());
        return ConditionEvaluator.compile(seen).matches(record, related)
                ? mask(subject, record.type()).apply(record, related)
                : Mask.keep(record, Header.NUMBER::equals);
    }

    private static AccessDecision denied(Plan plan, Applied deny) {
        return new AccessDecision.Deny(
                "DENIED",
                new Label(
                        "Правило " + deny.rule().id() + " запрещает " + what(plan.right()),
                        "The rule " + deny.rule().id() + " forbids " + what(plan.right())),
                List.of());
    }

    private static AccessDecision incapable(Plan plan) {
        String profiles = String.join(", ", plan.subject().profiles());
        return new AccessDecision.Deny(
                "CAPABILITY",
                new Label(
                        "Профиль " + profiles + " не включает " + what(plan.right()) + " для этой записи",
                        "The profile " + profiles + " does not include " + what(plan.right()) + " of this record"),
                List.of());
    }

    private AccessDecision noGrant(Plan plan, Record record, Related related) {
        Subject subject = plan.subject();
        if (!subject.active()) {
            return new AccessDecision.Deny(
                    "INACTIVE",
                    new Label(
                            "Пользователь " + subject.login() + " отключён",
                            "The user " + subject.login() + " is not active"),
                    List.of());
        }
        boolean noRole = subject.held().isEmpty();
        Label reason = new Label(
                subject.login() + (noRole ? " не имеет ролей, нужных для " : " не имеет права ") + what(plan.right()),
                subject.login() + (noRole ? " holds no role, so not " : " has no right to ") + what(plan.right()));
        return new AccessDecision.Deny(
                noRole ? "NO_ROLE" : "NO_GRANT",
                reason,
                new Misses(rules, subject, plan.right(), record, related).nearest());
    }

    private static String what(Right right) {
        String name = right.name().isEmpty() ? "" : "(" + right.name() + ")";
        return right.action() + name + " " + right.type().key();
    }

    private Right right(AccessAction action, RecordType type, String name) {
        return new Right(action, type, name, sharing && Right.mayBeShared(action, type));
    }

    /** Not computed inside the map: a right that follows from others asks for theirs. */
    private Plan plan(Subject subject, Right right) {
        ConcurrentMap<Right, Plan> own = plans.getUnchecked(subject);
        Plan known = own.get(right);
        if (known != null) {
            return known;
        }
        Plan fresh = new Plan(Applicable.of(rules, subject, right, inherited(subject, right)));
        own.put(right, fresh);
        return fresh;
    }

    private Condition inherited(Subject subject, Right right) {
        Field<RecordRef> reference = dependents.get(right.type().key());
        if (reference == null || right.action() != AccessAction.READ) {
            return Condition.never();
        }
        List<Condition> ways = new ArrayList<>();
        for (String target : ((FieldType.Reference) reference.type()).targets()) {
            Condition seen = schema.find(target)
                    .map(type -> visible(subject, action(type), type))
                    .orElse(Condition.never());
            if (!seen.equals(Condition.never())) {
                ways.add(Condition.exists(new Relation.Forward(reference, target), seen));
            }
        }
        return Condition.any(ways);
    }

    private AccessAction action(RecordType owner) {
        return dependents.containsKey(owner.key()) ? AccessAction.READ : AccessAction.VIEW_HISTORY;
    }
}
