package dev.crmkit.core.internal;

import dev.crmkit.core.definitions.AssignmentChoice;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.AssignmentRule;
import dev.crmkit.core.definitions.AssignmentTurn;
import dev.crmkit.core.definitions.Availability;
import dev.crmkit.core.definitions.Candidate;
import dev.crmkit.core.org.Substitution;
import dev.crmkit.core.workflow.StateKind;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds an owner for a new record by the policy of its type. The row of the turn is locked by the load, so that records
 * made at once are assigned one after the other, each seeing those before.
 */
final class Assigning {
    private static final int LONGEST_REASON = 500;

    private final Work work;
    private final AssignmentPolicy policy;

    private Assigning(Work work, AssignmentPolicy policy) {
        this.work = work;
        this.policy = policy;
    }

    /** The turn, who is absent today, and open records where they count. */
    static void needs(Needs needs, AssignmentPolicy policy) {
        needs.lockKey(Ledger.Turn.TYPE, Ledger.Turn.KEY, policy.type());
        List<RecordRef> people = policy.logins().stream()
                .flatMap(login ->
                        needs.shop().directory().principal(needs.sender().tenant(), login).stream())
                .map(Principal::ref)
                .toList();
        LocalDate today = needs.sender().today();
        needs.read(
                Substitution.TYPE.key(),
                Substitution.ABSENT
                        .in(people)
                        .and(Substitution.FROM_DAY.le(today))
                        .and(Substitution.THRU_DAY.ge(today)),
                people.size() * 10);
        if (policy.countsOpenRecords()) {
            Condition open = open(needs.shop(), policy.type());
            people.forEach(
                    person -> needs.read(policy.type(), Header.OWNER.is(person).and(open), Candidate.MOST_COUNTED));
        }
    }

    private static Condition open(Workshop shop, String type) {
        return shop.workflow(type)
                .map(workflow -> shop.states(shop.type(type)).state().in(openStates(workflow)))
                .orElse(Condition.always());
    }

    private static List<String> openStates(WorkflowDefinition workflow) {
        return workflow.states().stream()
                .filter(state -> state.kind() == StateKind.OPEN)
                .map(state -> state.key())
                .toList();
    }

    /** Whose turn it is to own the new record; the turn passes on, and the history will say why. */
    static Optional<RecordRef> owner(Work work, Record image) {
        return work.shop().assignment(image.type().key()).flatMap(policy -> new Assigning(work, policy).owner(image));
    }

    private Optional<RecordRef> owner(Record image) {
        List<AssignmentRule> rules = policy.rules();
        for (int i = 0; i < rules.size(); i++) {
            Condition when = work.sender().bindings().resolve(rules.get(i).when());
            if (ConditionEvaluator.compile(when).matches(image, work)) {
                return owner(image, rules.get(i), Integer.toString(i));
            }
        }
        return Optional.empty();
    }

    private Optional<RecordRef> owner(Record image, AssignmentRule rule, String number) {
        Optional<Record> row = work.first(Ledger.Turn.TYPE, Ledger.Turn.KEY, policy.type());
        Map<String, AssignmentTurn> memory = TurnMemory.read(row);
        AssignmentChoice choice = rule.choose(standings(), memory.getOrDefault(number, AssignmentTurn.FIRST));
        work.explain(
                image.ref(),
                Outgoing.limited(choice.reason().in(work.shop().definitions().locale()), LONGEST_REASON));
        choice.login().ifPresent(login -> {
            memory.put(number, choice.next());
            remember(row, login, TurnMemory.write(memory));
        });
        return choice.login().flatMap(this::principal).map(Principal::ref);
    }

    private Map<String, Availability> standings() {
        Map<String, Availability> standings = new LinkedHashMap<>();
        for (String login : policy.logins()) {
            principal(login).ifPresent(person -> standings.put(login, standing(person)));
        }
        return standings;
    }

    private Availability standing(Principal person) {
        boolean absent =
                work.first(Substitution.TYPE, Substitution.ABSENT, person.ref()).isPresent();
        return new Availability(person.active(), absent, policy.countsOpenRecords() ? open(person) : 0);
    }

    private int open(Principal person) {
        Condition open = open(work.shop(), policy.type());
        ConditionEvaluator.Matcher counts = ConditionEvaluator.compile(open);
        return (int) work.all(work.shop().type(policy.type())).stream()
                .filter(record ->
                        record.get(Header.OWNER).filter(person.ref()::equals).isPresent())
                .filter(record -> counts.matches(record, work))
                .count();
    }

    private Optional<Principal> principal(String login) {
        return work.shop().directory().principal(work.sender().tenant(), login);
    }

    private void remember(Optional<Record> row, String login, String memory) {
        if (row.isPresent()) {
            work.change(
                    row.get(), turn -> turn.set(Ledger.Turn.LAST_LOGIN, login).set(Ledger.Turn.MEMORY, memory));
        } else {
            work.insert(work.create(Ledger.Turn.TYPE)
                    .set(Ledger.Turn.KEY, policy.type())
                    .set(Ledger.Turn.LAST_LOGIN, login)
                    .set(Ledger.Turn.MEMORY, memory)
                    .build());
        }
    }
}
