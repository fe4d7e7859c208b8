package dev.crmkit.testkit.access;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessRule;
import dev.crmkit.core.access.AccessRules;
import dev.crmkit.core.access.NameSet;
import dev.crmkit.core.access.Reach;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.identity.Directory;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges one record at a time, rule by rule, the way the rules are told in words. It knows nothing of conditions that
 * stand for many records, of unions or of caches, so whatever the access engine answers can be held against it. Immutable
 * and thread-safe.
 *
 * <p>The order: whoever is not active holds no role; a deny that reaches the record wins; then any one grant will do; a
 * row that belongs to a record follows the right to that record.
 */
@ForCallers
public final class ReferenceJudge {
    private static final Set<AccessAction> NOBODY_ELSES = Set.of(AccessAction.GRANT, AccessAction.ERASE);
    private static final Set<AccessAction> NAMED =
            Set.of(AccessAction.TRANSITION, AccessAction.REPORT, AccessAction.CONFIGURE);

    private final List<AccessRule> rules;
    private final Map<String, Set<String>> juniors;
    private final Holdings holdings;
    private final Map<String, Field<RecordRef>> rows;

    private ReferenceJudge(
            List<AccessRule> rules,
            Map<String, Set<String>> juniors,
            Holdings holdings,
            Map<String, Field<RecordRef>> rows) {
        this.rules = rules;
        this.juniors = juniors;
        this.holdings = holdings;
        this.rows = rows;
    }

    /** Judges by these rules, with the roles included as they say. */
    public static ReferenceJudge of(AccessRules rules, Directory directory, String tenant, Instant now) {
        Map<String, Set<String>> juniors = new HashMap<>();
        for (String role : rules.roles()) {
            Set<String> below = new LinkedHashSet<>(rules.roles());
            below.removeIf(other -> !rules.includes(role, other));
            juniors.put(role, below);
        }
        return of(rules, juniors, directory, tenant, now);
    }

    /**
     * Judges by these rules.
     *
     * @param juniors the roles each role directly includes
     */
    public static ReferenceJudge of(
            AccessRules rules, Map<String, Set<String>> juniors, Directory directory, String tenant, Instant now) {
        return new ReferenceJudge(rules.rules(), Map.copyOf(juniors), new Holdings(directory, tenant, now), Map.of());
    }

    /** The same, with a type whose rows belong to the records this field points to. */
    public ReferenceJudge withRows(String type, Field<RecordRef> owner) {
        Map<String, Field<RecordRef>> more = new HashMap<>(rows);
        more.put(type, owner);
        return new ReferenceJudge(rules, juniors, holdings, Map.copyOf(more));
    }

    /**
     * Whether somebody may do this to that record.
     *
     * @param name of the transition, report or area; empty for the other actions
     */
    public Ruling judge(Principal who, AccessAction action, Record record, String name, PlainRecords world) {
        Question question = new Question(who, action, record, name, world);
        for (AccessRule rule : rules) {
            if (rule instanceof AccessRule.Deny && classes(rule).isEmpty() && applies(rule, question)) {
                return Ruling.DENIED;
            }
        }
        for (AccessRule rule : rules) {
            if (rule instanceof AccessRule.Grant && applies(rule, question)) {
                return Ruling.PERMIT;
            }
        }
        return follows(question) ? Ruling.PERMIT : refusal(who);
    }

    /** Whether he may do it to that field of the record; not for an action that has a name. */
    public boolean open(Principal who, AccessAction action, Record record, Field<?> field, PlainRecords world) {
        if (!judge(who, action, record, "", world).permitted()) {
            return false;
        }
        FieldClass asked = record.type().field(field.key()).orElseThrow().fieldClass();
        return open(new Question(who, action, record, "", world), asked);
    }

    /** Of a record the action is allowed on. */
    private boolean open(Question question, FieldClass asked) {
        boolean named = asked == FieldClass.STANDARD;
        for (AccessRule rule : rules) {
            if (classes(rule, question.action).contains(asked) && applies(rule, question)) {
                if (rule instanceof AccessRule.Deny) {
                    return false;
                }
                named = true;
            }
        }
        return named;
    }

    /** The record as he sees it: empty when he may not read it, without the fields he may not read. */
    public Optional<Record> seen(Principal who, Record record, PlainRecords world) {
        if (!judge(who, AccessAction.READ, record, "", world).permitted()) {
            return Optional.empty();
        }
        Question question = new Question(who, AccessAction.READ, record, "", world);
        Map<FieldClass, Boolean> open = new EnumMap<>(FieldClass.class);
        Record.Builder seen = Record.stored(record.type(), record.id(), record.version());
        for (Field<?> field : record.type().fields()) {
            if (open.computeIfAbsent(field.fieldClass(), asked -> open(question, asked))) {
                record.value(field).ifPresent(value -> seen.put(field, value));
            }
        }
        return Optional.of(seen.build());
    }

    /** One question, so that it need not be said part by part. */
    private record Question(Principal who, AccessAction action, Record record, String name, PlainRecords world) {}

    private Ruling refusal(Principal who) {
        if (!who.active()) {
            return Ruling.INACTIVE;
        }
        boolean nothing = holdings.of(who).stream().allMatch(each -> each.kind() == Holding.Kind.BINDING);
        return nothing ? Ruling.NO_ROLE : Ruling.NO_GRANT;
    }

    private boolean applies(AccessRule rule, Question question) {
        if (question.who.service() && question.action == AccessAction.CREATE_MANUAL) {
            return false;
        }
        if (!speaksOf(rule.reach(), question)) {
            return false;
        }
        for (Holding holding : holdings.of(question.who)) {
            if (counts(rule, holding, question.action)
                    && concerns(rule, holding.role())
                    && holding.isDayOf(rule.reach().days())
                    && holdings.reach(
                            rule.reach(), holding, question.who, question.action, question.record, question.world)) {
                return true;
            }
        }
        return false;
    }

    /** Who stands in for somebody has what that one has less what that one is denied, and hands nothing on. */
    private static boolean counts(AccessRule rule, Holding holding, AccessAction action) {
        return switch (holding.kind()) {
            case OWN -> true;
            case TAKEN -> rule instanceof AccessRule.Grant && !NOBODY_ELSES.contains(action);
            case BINDING -> rule instanceof AccessRule.Deny;
        };
    }

    private static boolean speaksOf(Reach reach, Question question) {
        boolean ours = !reach.types().open() || question.record.type().hasHeader();
        boolean named = !NAMED.contains(question.action) || isIn(reach.names(), question.name);
        return reach.actions().contains(question.action)
                && ours
                && isIn(reach.types(), question.record.type().key())
                && named;
    }

    /** A grant comes up from every role below, a deny binds its own roles only. */
    private boolean concerns(AccessRule rule, String role) {
        if (rule instanceof AccessRule.Deny) {
            return isIn(rule.reach().roles(), role);
        }
        for (String each : withAllBelow(role)) {
            if (isIn(rule.reach().roles(), each)) {
                return true;
            }
        }
        return false;
    }

    private List<String> withAllBelow(String role) {
        List<String> found = new ArrayList<>(List.of(role));
        for (int i = 0; i < found.size(); i++) {
            for (String junior : juniors.getOrDefault(found.get(i), Set.of())) {
                if (!found.contains(junior)) {
                    found.add(junior);
                }
            }
        }
        return found;
    }

    /** A row is read by whoever may see the history of its record, or read the record when that is a row as well. */
    private boolean follows(Question question) {
        Field<RecordRef> owner = rows.get(question.record.type().key());
        if (owner == null || question.action != AccessAction.READ) {
            return false;
        }
        Optional<Record> record = question.record.get(owner).flatMap(question.world::find);
        return record.isPresent() && isOpenedBy(record.get(), question);
    }

    private boolean isOpenedBy(Record record, Question question) {
        AccessAction asked = rows.containsKey(record.type().key()) ? AccessAction.READ : AccessAction.VIEW_HISTORY;
        return judge(question.who, asked, record, "", question.world).permitted();
    }

    private static Set<FieldClass> classes(AccessRule rule) {
        Set<FieldClass> all = new LinkedHashSet<>(rule.reach().readable());
        all.addAll(rule.reach().writable());
        return all;
    }

    private static Set<FieldClass> classes(AccessRule rule, AccessAction action) {
        return Holdings.SHOWING.contains(action)
                ? rule.reach().readable()
                : rule.reach().writable();
    }

    private static boolean isIn(NameSet set, String name) {
        boolean listed = set.names().contains(name);
        return set.open() ? !listed : listed;
    }
}
