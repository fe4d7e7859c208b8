package dev.crmkit.core.access;

import dev.crmkit.core.org.Dealers;
import dev.crmkit.core.org.RoleAssignment;
import dev.crmkit.core.org.Team;
import dev.crmkit.core.org.Unit;
import dev.crmkit.core.org.User;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A small schema, its records and its subjects, named or at random. */
final class Worlds {
    static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");
    static final Field<String> STAGE = Field.choice("stage", Option.of("NEW"), Option.of("WON"));
    static final Field<BigDecimal> MARGIN = Field.decimal("margin", 10, 2).fieldClass(FieldClass.COMMERCIAL);
    static final Field<String> NOTE = Field.text("note", 100).fieldClass(FieldClass.PERSONAL);
    static final Field<RecordRef> DEAL_OF = Field.reference("deal", "deal");
    static final Field<String> TITLE = Field.text("title", 100);
    static final RecordType DEAL =
            RecordType.business("deal").fields(TITLE, STAGE, MARGIN, NOTE).build();
    static final RecordType LEAD =
            RecordType.business("lead").fields(TITLE, DEAL_OF, NOTE).build();
    static final Field<RecordRef> ABOUT = Field.reference("record", "lead", "deal");
    static final RecordType STORY =
            RecordType.plain("story").fields(ABOUT, TITLE).build();
    static final Schema SCHEMA =
            Schema.of(List.of(DEAL, LEAD, STORY, Unit.TYPE, User.TYPE, Team.TYPE, RoleAssignment.TYPE));
    /** The same, where records can be shared. */
    static final Schema SHARING = Schema.of(List.of(
            DEAL,
            LEAD,
            STORY,
            Unit.TYPE,
            User.TYPE,
            Team.TYPE,
            RoleAssignment.TYPE,
            Participant.TYPE.replacing(Field.reference("record", "lead", "deal").required())));

    static final List<String> PEOPLE =
            Dealers.ORGANISATION.users().stream().map(user -> user.login()).toList();
    static final List<String> UNITS =
            Dealers.ORGANISATION.units().stream().map(unit -> unit.code()).toList();

    private Worlds() {}

    static Subject subject(String login) {
        return Subject.of(Dealers.CHART.principal("main", login).orElseThrow(), Dealers.CHART, "main", NOW);
    }

    /** A person with just these roles. */
    static Subject holding(String login, Principal.Assignment... roles) {
        Principal known = Dealers.CHART.principal("main", login).orElseThrow();
        Principal with = new Principal(known.ref(), login, true, false, known.zone(), List.of(roles));
        return Subject.of(with, Dealers.CHART, "main", NOW);
    }

    static Record owned(RecordType type, long id, String owner, String unit) {
        return Record.create(type, new UUID(0x7000L, id))
                .set(Header.OWNER, Dealers.user(owner))
                .set(Header.UNIT, Dealers.unit(unit))
                .build();
    }

    static Record random(RecordType type, long id, Dice dice) {
        Record.Builder record = Record.create(type, new UUID(0x7000L, id));
        if (!dice.oneIn(6)) {
            record.set(Header.OWNER, Dealers.user(dice.of(PEOPLE)));
        }
        if (!dice.oneIn(6)) {
            record.set(Header.UNIT, Dealers.unit(dice.of(UNITS)));
        }
        if (type.has(STAGE)) {
            record.set(STAGE, dice.of(List.of("NEW", "WON")));
        }
        return record.set(TITLE, dice.of(List.of("Camry", "Corolla"))).build();
    }

    static boolean fits(Condition condition, Record record) {
        return ConditionEvaluator.compile(condition).matches(record, Related.none());
    }

    /** Finds related records among these. */
    static Related following(List<Record> records) {
        return (from, exists) -> {
            ConditionEvaluator.Matcher where = ConditionEvaluator.compile(exists.where());
            return records.stream()
                    .filter(each -> each.type().key().equals(exists.relation().target()))
                    .filter(each -> related(from, exists.relation(), each))
                    .anyMatch(each -> where.matches(each, following(records)));
        };
    }

    private static boolean related(Record from, Relation relation, Record to) {
        return relation instanceof Relation.Forward forward
                ? from.value(forward.field()).equals(Optional.of(to.ref()))
                : to.value(((Relation.Inverse) relation).field()).equals(Optional.of(from.ref()));
    }

    static Optional<Record> find(List<Record> records, RecordRef ref) {
        return records.stream().filter(each -> each.ref().equals(ref)).findFirst();
    }
}
