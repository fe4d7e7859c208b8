package dev.crmkit.testkit.access;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessRule;
import dev.crmkit.core.access.AccessRules;
import dev.crmkit.core.access.NameSet;
import dev.crmkit.core.access.Participant;
import dev.crmkit.core.access.Reach;
import dev.crmkit.core.access.Scope;
import dev.crmkit.core.org.RoleAssignment;
import dev.crmkit.core.org.Team;
import dev.crmkit.core.org.Unit;
import dev.crmkit.core.org.User;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Dice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rules and records at random, over a small schema with a field of every class and with rows that hang on records. */
final class AccessWorlds {
    static final Field<String> TITLE = Field.text("title", 100);
    static final Field<String> STAGE = Field.choice("stage", Option.of("NEW"), Option.of("WON"));
    static final Field<BigDecimal> MARGIN = Field.decimal("margin", 10, 2).fieldClass(FieldClass.COMMERCIAL);
    static final Field<String> NOTE = Field.text("note", 100).fieldClass(FieldClass.PERSONAL);
    static final Field<String> CODE = Field.code("code", 10).fieldClass(FieldClass.SECRET);
    static final Field<RecordRef> DEAL_OF = Field.reference("deal", "deal");
    static final Field<RecordRef> RECORD = Field.reference("record", "deal", "lead");
    static final Field<RecordRef> STORY_OF = Field.reference("story", "story");
    static final RecordType DEAL =
            RecordType.business("deal").fields(TITLE, STAGE, MARGIN, NOTE, CODE).build();
    static final RecordType LEAD =
            RecordType.business("lead").fields(TITLE, DEAL_OF, NOTE).build();
    static final RecordType STORY =
            RecordType.plain("story").fields(RECORD, TITLE, MARGIN).build();
    static final RecordType REMARK =
            RecordType.plain("remark").fields(STORY_OF, TITLE).build();
    static final Schema SCHEMA = Schema.of(List.of(
            DEAL,
            LEAD,
            STORY,
            REMARK,
            Unit.TYPE,
            User.TYPE,
            Team.TYPE,
            RoleAssignment.TYPE,
            Participant.TYPE.replacing(Field.reference("record", "deal", "lead").required())));

    /** The roles, each with those it includes: a chain, a side branch, and one outside. */
    static final Map<String, Set<String>> ROLES = Map.of(
            "OWNER", Set.of("HEAD", "CLERK"),
            "HEAD", Set.of("EMPLOYEE"),
            "EMPLOYEE", Set.of(),
            "CLERK", Set.of("EMPLOYEE"),
            "ADMIN", Set.of());

    static final List<String> ROLE_NAMES = ROLES.keySet().stream().sorted().toList();
    static final List<String> NAMES = List.of("win", "lose", "reopen");
    private static final List<AccessAction> ACTIONS = Arrays.asList(AccessAction.values());
    private static final List<String> TYPES = List.of("deal", "lead", "story", "remark", "unit", "user");

    private final Dice dice;
    private final LocalDate today;

    AccessWorlds(Dice dice, LocalDate today) {
        this.dice = dice;
        this.today = today;
    }

    AccessRules rules() {
        AccessRules.Builder builder = AccessRules.builder();
        ROLES.forEach((role, includes) -> builder.role(role, includes.toArray(String[]::new)));
        int rules = dice.between(4, 14);
        for (int i = 0; i < rules; i++) {
            builder.rule(dice.chance(20) ? deny("deny" + i) : grant("grant" + i));
        }
        return builder.build();
    }

    AccessRule grant(String id) {
        Reach.Builder<AccessRule.Grant> builder = fill(AccessRule.grant(id));
        if (dice.chance(50)) {
            builder.readable(classes()).writable(classes());
        }
        return builder.build();
    }

    AccessRule deny(String id) {
        Reach.Builder<AccessRule.Deny> builder = fill(AccessRule.deny(id));
        if (dice.chance(40)) {
            builder.readable(classes()).writable(classes());
        }
        return builder.build();
    }

    private FieldClass[] classes() {
        return dice.some(Arrays.asList(FieldClass.values()), 2).toArray(FieldClass[]::new);
    }

    private <R extends AccessRule> Reach.Builder<R> fill(Reach.Builder<R> builder) {
        builder.roles(roles()).scope(scope());
        if (dice.chance(25)) {
            builder.everyAction();
        } else {
            builder.actions(AccessAction.READ).actions(dice.some(ACTIONS, 12).toArray(AccessAction[]::new));
        }
        NameSet types = types();
        builder.types(types);
        if (dice.chance(30)) {
            builder.actions(AccessAction.TRANSITION).names(names());
        }
        if (dice.chance(35)) {
            wheres().forEach((type, where) -> whereIfMeant(builder, types, type, where));
        }
        if (dice.chance(25)) {
            LocalDate from = today.plusDays(dice.between(-2, 1));
            builder.days(from, from.plusDays(dice.between(0, 2)));
        }
        return builder;
    }

    /** The wide ones more often: small ones hold few of so few records. */
    private Scope scope() {
        return dice.chance(25) ? Scope.ALL : dice.pick(Arrays.asList(Scope.values()));
    }

    private static <R extends AccessRule> void whereIfMeant(
            Reach.Builder<R> builder, NameSet types, String type, Condition where) {
        if (types.includes(type)) {
            builder.where(type, where);
        }
    }

    private NameSet roles() {
        return switch (dice.below(5)) {
            case 0 -> NameSet.any();
            case 1 -> NameSet.allBut(dice.pick(ROLE_NAMES));
            default -> NameSet.of(dice.pick(ROLE_NAMES), dice.pick(ROLE_NAMES));
        };
    }

    private NameSet types() {
        return switch (dice.below(5)) {
            case 0 -> NameSet.any();
            case 1 -> NameSet.allBut(dice.pick(TYPES));
            case 2 -> NameSet.of("deal");
            default -> NameSet.of(dice.pick(TYPES), "deal");
        };
    }

    private NameSet names() {
        return dice.chance(50) ? NameSet.of(dice.pick(NAMES)) : NameSet.allBut(dice.pick(NAMES));
    }

    /** Of the record, of the subject, and of what is related to the record. */
    private Map<String, Condition> wheres() {
        Map<String, Condition> where = new LinkedHashMap<>();
        where.put(
                "deal",
                dice.pick(List.of(
                        STAGE.is("WON"),
                        STAGE.is("WON").not(),
                        MARGIN.gt(BigDecimal.TEN),
                        Header.OWNER.is(Operand.parameter("me")).not(),
                        Header.UNIT.in(Operand.parameter("me.units")),
                        Header.UNIT.in(Operand.parameter("me.unit")),
                        Condition.exists(new Relation.Inverse("lead", DEAL_OF), NOTE.is("red")))));
        where.put(
                "lead",
                dice.pick(List.of(
                        NOTE.isEmpty(),
                        DEAL_OF.to("deal", STAGE).is("WON"),
                        Header.OWNER.isNotEmpty(),
                        DEAL_OF.to("deal", Header.OWNER).is(Operand.parameter("me")))));
        return where;
    }

    /** Deals, leads that hang on some, and rows that hang on either; values collide on purpose. */
    List<Record> records(List<RecordRef> users, List<RecordRef> units, List<RecordRef> participants) {
        List<Record> deals = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Record.Builder deal = business(DEAL, users, units).set(STAGE, dice.pick(List.of("NEW", "WON")));
            deal.set(MARGIN, new BigDecimal(dice.pick(List.of("1.00", "20.00"))));
            deals.add(coloured(deal).set(CODE, "k" + i).build());
        }
        List<Record> records = new ArrayList<>(deals);
        for (int i = 0; i < 4; i++) {
            Record.Builder lead =
                    business(LEAD, users, units).set(DEAL_OF, dice.pick(deals).ref());
            records.add(coloured(lead).build());
        }
        List<Record> shared = dice.some(records, 5).stream()
                .map(record -> shared(record.ref(), dice.pick(participants)))
                .toList();
        for (int i = 0; i < 3; i++) {
            records.add(Record.create(STORY, dice.id())
                    .set(RECORD, dice.pick(records.subList(0, 10)).ref())
                    .set(MARGIN, BigDecimal.ONE)
                    .build());
        }
        records.add(Record.create(REMARK, dice.id())
                .set(STORY_OF, dice.pick(records.subList(10, 13)).ref())
                .build());
        records.addAll(shared);
        return records;
    }

    private Record shared(RecordRef record, RecordRef who) {
        return Record.create(SCHEMA.type("participant"), dice.id())
                .set(Participant.RECORD, record)
                .set(Participant.WHO, who)
                .set(Participant.LEVEL, dice.pick(List.of("READER", "EDITOR")))
                .set(Participant.KEY, Participant.key(record, who))
                .build();
    }

    private Record.Builder coloured(Record.Builder record) {
        return dice.chance(70) ? record.set(NOTE, dice.pick(List.of("red", "blue"))) : record;
    }

    private Record.Builder business(RecordType type, List<RecordRef> users, List<RecordRef> units) {
        Record.Builder record = Record.create(type, dice.id()).set(TITLE, dice.pick(List.of("Camry", "Corolla")));
        if (dice.chance(85)) {
            record.set(Header.OWNER, dice.pick(users));
        }
        return dice.chance(85) ? record.set(Header.UNIT, dice.pick(units)) : record;
    }

    /** Every name that an action may be asked with. */
    static Stream<String> names(AccessAction action) {
        return action.named() ? NAMES.stream() : Stream.of("");
    }
}
