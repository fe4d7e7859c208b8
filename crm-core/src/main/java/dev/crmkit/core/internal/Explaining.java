package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessDecision;
import dev.crmkit.core.access.Allowance;
import dev.crmkit.core.access.Explanation;
import dev.crmkit.core.access.Ground;
import dev.crmkit.core.access.Subject;
import dev.crmkit.core.org.Unit;
import dev.crmkit.core.org.User;
import dev.crmkit.core.record.Page;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.RecordNotFoundException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.identity.UnitNode;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers why, who and what of the access rules; writes nothing. */
public final class Explaining {
    private static final int REMEDIES = 5;

    private final Desk desk;
    private final QueryRunner queries;

    public Explaining(Desk desk) {
        this.desk = desk;
        this.queries = new QueryRunner(desk);
    }

    /** Of the actor, about a record he may see. */
    public Explanation own(AccessAction action, String name, RecordRef ref) {
        Subject subject = desk.current().subject();
        if (queries.get(ref).isEmpty()) {
            throw new RecordNotFoundException(ref);
        }
        return queries.related(facts -> explain(subject, action, name, stored(ref), facts));
    }

    /** Of another user, about a record the actor need not see. */
    public Explanation of(String login, AccessAction action, String name, RecordRef ref) {
        Record record = governed(ref);
        Subject subject = subject(user(login));
        return queries.related(facts -> explain(subject, action, name, record, facts));
    }

    public List<Explanation> whoCan(AccessAction action, String name, RecordRef ref) {
        Record record = governed(ref);
        List<Subject> subjects = everybody().map(this::subject).toList();
        return queries.related(facts -> subjects.stream()
                .map(subject -> new Explanation(
                        subject.login(), desk.shop().access().decide(subject, action, record, name, facts), List.of()))
                .filter(Explanation::permitted)
                .toList());
    }

    public List<Allowance> whatCan() {
        return whatCan(desk.current().subject());
    }

    public List<Allowance> whatCan(String login) {
        Principal user = user(login);
        requireGoverned(queries.get(user.ref()).flatMap(record -> record.get(User.UNIT)), "login");
        return whatCan(subject(user));
    }

    private Explanation explain(Subject subject, AccessAction action, String name, Record record, Related facts) {
        AccessDecision decision = desk.shop().access().decide(subject, action, record, name, facts);
        List<Label> remedies =
                decision instanceof AccessDecision.Deny deny && deny.code().equals("NO_GRANT")
                        ? remedies(subject, action, name, record, facts)
                        : List.of();
        return new Explanation(subject.login(), decision, remedies);
    }

    /** Each is tried: the same rules on the same record, but for its unit or its owner. */
    private List<Label> remedies(Subject subject, AccessAction action, String name, Record record, Related facts) {
        if (!record.type().hasHeader()) {
            return List.of();
        }
        Stream<Label> units = subject.units().stream()
                .filter(unit -> allows(
                        subject,
                        action,
                        name,
                        record.edit().set(Header.UNIT, unit).build(),
                        facts))
                .flatMap(unit -> desk.shop().directory().unit(desk.tenant(), unit).stream())
                .map(UnitNode::key)
                .map(code ->
                        new Label("было бы можно в подразделении " + code, "it would be allowed in the unit " + code));
        boolean owner = allows(
                subject,
                action,
                name,
                record.edit().set(Header.OWNER, subject.ref()).build(),
                facts);
        Stream<Label> own = owner
                ? Stream.of(new Label("было бы можно, будь он ответственным", "it would be allowed to the owner"))
                : Stream.of();
        return Stream.concat(own, units).limit(REMEDIES).toList();
    }

    private boolean allows(Subject subject, AccessAction action, String name, Record record, Related facts) {
        return desk.shop().access().decide(subject, action, record, name, facts).permitted();
    }

    private List<Allowance> whatCan(Subject subject) {
        List<Allowance> all = new ArrayList<>();
        for (RecordType type : desk.shop().schema().types()) {
            for (AccessAction action : AccessAction.values()) {
                names(action, type)
                        .forEach(name -> allowance(subject, action, type, name).ifPresent(all::add));
            }
        }
        return all;
    }

    private Optional<Allowance> allowance(Subject subject, AccessAction action, RecordType type, String name) {
        Condition reach = desk.shop().access().visible(subject, action, type, name);
        List<Ground> grounds = desk.shop().access().grounds(subject, action, type, name);
        return reach.equals(Condition.never()) || grounds.isEmpty()
                ? Optional.empty()
                : Optional.of(new Allowance(type.key(), action, name, reach.equals(Condition.always()), grounds));
    }

    private Stream<String> names(AccessAction action, RecordType type) {
        return switch (action) {
            case TRANSITION ->
                desk.shop().workflow(type.key()).map(Explaining::transitions).stream()
                        .flatMap(each -> each);
            case CONFIGURE -> Stream.of(Staff.AREA);
            case REPORT -> Stream.of("*");
            default -> Stream.of("");
        };
    }

    private static Stream<String> transitions(WorkflowDefinition workflow) {
        return workflow.transitions().stream()
                .map(TransitionDefinition::name)
                .distinct()
                .sorted();
    }

    // who may ask

    private Record governed(RecordRef ref) {
        Record record = desk.shop()
                .schema()
                .find(ref.type())
                .flatMap(type -> queries.stored(ref))
                .orElseThrow(() -> new RecordNotFoundException(ref));
        Optional<RecordRef> unit = record.type().hasHeader() ? record.get(Header.UNIT) : Optional.empty();
        if (!governs(unit)) {
            throw new RecordNotFoundException(ref);
        }
        return record;
    }

    private Record stored(RecordRef ref) {
        return queries.stored(ref).orElseThrow(() -> new RecordNotFoundException(ref));
    }

    private void requireGoverned(Optional<RecordRef> unit, String path) {
        if (!governs(unit)) {
            throw InvalidInputException.of(CreateRecord.noRecord(path));
        }
    }

    /** Whether the actor gives roles in the unit; in every one, where it is none in particular. */
    private boolean governs(Optional<RecordRef> unit) {
        Condition given = desk.shop().access().visible(desk.sender().subject(), AccessAction.GRANT, Unit.TYPE);
        return unit.flatMap(queries::stored)
                .map(record -> queries.holds(given, record))
                .orElse(given.equals(Condition.always()));
    }

    private Principal user(String login) {
        return desk.shop()
                .directory()
                .principal(desk.tenant(), login)
                .orElseThrow(() -> InvalidInputException.of(CreateRecord.noRecord("login")));
    }

    private Subject subject(Principal principal) {
        return Subject.of(
                principal, desk.shop().directory(), desk.tenant(), desk.sender().now());
    }

    private Stream<Principal> everybody() {
        List<Record> users = new ArrayList<>();
        Query query = Query.where(User.ACTIVE.is(true)).sortBy(User.LOGIN).limit(Query.MAX_LIMIT);
        Page<Record> page = queries.list(User.TYPE, query);
        users.addAll(page.items());
        while (page.next().isPresent()) {
            page = queries.list(User.TYPE, query.after(page.next().get()));
            users.addAll(page.items());
        }
        return users.stream().flatMap(user -> desk.shop().directory().principal(desk.tenant(), user.ref()).stream());
    }
}
