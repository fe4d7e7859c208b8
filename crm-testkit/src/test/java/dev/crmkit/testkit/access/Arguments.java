package dev.crmkit.testkit.access;

import dev.crmkit.core.history.AuditEntry;
import dev.crmkit.core.lead.ConversionPlan;
import dev.crmkit.core.record.Cursor;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.record.Values;
import dev.crmkit.core.report.Export;
import dev.crmkit.core.report.Report;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Dice;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a curious actor asks with: records he sees and records he has only heard of, open and closed fields, paths into
 * whatever hangs together.
 *
 * @param known references of both worlds, seen or not
 * @param seen those the actor saw at the beginning
 */
record Arguments(Dice dice, Schema schema, List<RecordRef> known, List<RecordRef> seen) {
    RecordRef ref(String type) {
        return dice.chance(90) ? known(type) : new RecordRef(type, dice.id());
    }

    private RecordRef known(String type) {
        List<RecordRef> near = of(type, seen);
        return near.isEmpty() || dice.chance(30) ? heardOf(type) : dice.pick(near);
    }

    private static List<RecordRef> of(String type, List<RecordRef> refs) {
        return refs.stream().filter(ref -> ref.type().equals(type)).toList();
    }

    private RecordRef heardOf(String type) {
        List<RecordRef> fit = of(type, known);
        return fit.isEmpty() ? new RecordRef(type, dice.id()) : dice.pick(fit);
    }

    /** Sometimes of another type than the door's. */
    RecordRef anyRef(String type) {
        return dice.chance(95) ? ref(type) : dice.pick(known);
    }

    Condition condition(String type, int depth) {
        return switch (dice.below(depth > 0 ? 9 : 3)) {
            case 3 -> condition(type, depth - 1).and(condition(type, depth - 1));
            case 4 -> condition(type, depth - 1).or(condition(type, depth - 1));
            case 5 -> condition(type, depth - 1).not();
            case 6, 7, 8 -> away(type, depth - 1);
            case 0 -> Condition.always();
            default -> atom(type);
        };
    }

    private Condition atom(String type) {
        if (dice.chance(10)) {
            return Condition.id(ref(type).id());
        }
        Field<?> field = type.equals("audit_change") ? AuditEntry.Change.NEW : field(type);
        if (dice.chance(25)) {
            return dice.chance(50) ? field.isEmpty() : field.isNotEmpty();
        }
        if (field.equals(Header.OWNER) && dice.chance(40)) {
            return Header.OWNER.is(Operand.parameter("me"));
        }
        return values().value(field).map(value -> compared(field, value)).orElse(field.isNotEmpty());
    }

    private Condition compared(Field<?> field, Object value) {
        if (value instanceof List<?> list) {
            return field.has(list.get(0));
        }
        boolean text = field.type() instanceof FieldType.Text;
        return switch (dice.below(4)) {
            case 0 ->
                field.type().ordered() && !(field.type() instanceof FieldType.Choice)
                        ? field.gt(value)
                        : field.is(value);
            case 1 -> text ? field.startsWith(value.toString().substring(0, 1)) : field.is(value);
            case 2 -> field.isNot(value);
            default -> field.is(value);
        };
    }

    /** Along a link of this type, or back along one that leads here. */
    private Condition away(String type, int depth) {
        List<Relation> ways = new ArrayList<>();
        for (RecordType each : schema.types()) {
            for (Field<?> field : each.fields()) {
                List<String> targets = field.type() instanceof FieldType.Reference link ? link.targets() : List.of();
                if (each.key().equals(type)) {
                    targets.forEach(target -> ways.add(new Relation.Forward(field, target)));
                } else if (targets.contains(type)) {
                    ways.add(new Relation.Inverse(each.key(), field));
                }
            }
        }
        if (ways.isEmpty()) {
            return Condition.always();
        }
        Relation way = dice.pick(chosen(ways));
        return Condition.exists(way, condition(way.target(), depth));
    }

    /** To other business records most of the time, to what is told of changes often. */
    private List<Relation> chosen(List<Relation> ways) {
        List<Relation> business = ways.stream()
                .filter(way -> schema.type(way.target()).hasHeader())
                .toList();
        List<Relation> told =
                ways.stream().filter(way -> way.target().startsWith("audit_")).toList();
        int part = dice.below(10);
        if (part < 5 && !business.isEmpty()) {
            return business;
        }
        return part < 7 && !told.isEmpty() ? told : ways;
    }

    Field<?> field(String type) {
        return dice.pick(List.copyOf(schema.type(type).fields()));
    }

    Query query(String type) {
        Query query = Query.where(condition(type, 3)).limit(dice.pick(List.of(1, 2, 3, 50)));
        if (dice.chance(60)) {
            query = dice.chance(50) ? query.sortBy(field(type)) : query.sortByDescending(field(type));
        }
        if (dice.chance(20)) {
            query = query.withArchived();
        }
        return dice.chance(3) ? query.after(new Cursor("AAAA")) : query;
    }

    Report report(String type) {
        Report report = Report.where(condition(type, 2)).count("n");
        if (dice.chance(70)) {
            Field<?> by = field(type);
            boolean time = by.type() instanceof FieldType.Day || by.type() instanceof FieldType.Moment;
            report = time ? report.byPeriod(by, Aggregation.Period.DAY, ZoneId.of("Europe/Moscow")) : report.by(by);
        }
        report = report.share("share").countOf("of", field(type));
        List<Field<?>> sums = schema.type(type).fields().stream()
                .filter(field -> field.type() instanceof FieldType.WholeNumber
                        || field.type() instanceof FieldType.Decimal
                        || field.type() instanceof FieldType.Amount)
                .toList();
        return sums.isEmpty() || dice.chance(40)
                ? report
                : report.sum("sum", dice.pick(sums))
                        .average("avg", dice.pick(sums))
                        .max("max", dice.pick(sums));
    }

    Export export(String type) {
        Export export = Export.of(query(type), field(type), field(type));
        return dice.chance(50) ? export : export.labelled(Locale.ENGLISH);
    }

    /** New values for some fields, closed and managed ones among them. */
    Map<Field<?>, Object> changes(String type) {
        Map<Field<?>, Object> changes = new LinkedHashMap<>();
        int fields = dice.between(1, 3);
        for (int i = 0; i < fields; i++) {
            Field<?> field = field(type);
            boolean meant = !field.isManaged() || dice.chance(10);
            if (meant && !field.key().equals("emails")) {
                fresh(field).ifPresent(value -> changes.put(field, value));
            }
        }
        return changes;
    }

    Values draft(String type) {
        Values draft = Values.draft();
        for (Field<?> field : schema.type(type).fields()) {
            boolean wanted = field.isRequired() || dice.chance(30);
            if (wanted && !field.isManaged() && !field.key().equals("emails")) {
                fresh(field).ifPresent(value -> draft.set(field, value));
            }
        }
        if (dice.chance(25)) {
            draft.unit(known("unit"));
        }
        if (dice.chance(20)) {
            draft.owner(known("user"));
        }
        return dice.chance(20) ? draft.externalKey("new:" + dice.below(1000)) : draft;
    }

    /** Clients of his own making have phones nobody else has: that two may not share one is a declared channel. */
    private Optional<Object> fresh(Field<?> field) {
        return field.key().equals("phones")
                ? Optional.of(List.of(Assortment.phone(5000 + dice.below(3000)).raw()))
                : values().value(field);
    }

    ConversionPlan plan() {
        return ConversionPlan.automatic()
                .company(part("company"))
                .contact(part("contact"))
                .deal(dice.chance(70) ? ConversionPlan.create() : part("deal"));
    }

    private ConversionPlan.Part part(String type) {
        return switch (dice.below(5)) {
            case 0 -> ConversionPlan.create();
            case 1 -> ConversionPlan.link(ref(type));
            case 2 -> ConversionPlan.linkAndFill(ref(type));
            case 3 -> ConversionPlan.skip();
            default -> new ConversionPlan.ByLead();
        };
    }

    String transition(String type) {
        List<String> names = TRANSITIONS.getOrDefault(type, List.of("nothing"));
        return dice.pick(names);
    }

    private Assortment values() {
        return new Assortment(dice, known);
    }

    private static final Map<String, List<String>> TRANSITIONS = Map.of(
            "lead", Arrays.asList("startContact", "junk", "qualify", "convert", "lose", "recycle", "toPool", "claim"),
            "deal", Arrays.asList("sendProposal", "clientDecides", "needsTime", "accept", "refuse", "reopen"),
            "quote", Arrays.asList("send", "accept", "reject"),
            "contract", Arrays.asList("submit", "send", "sign", "activate", "terminate"),
            "task", Arrays.asList("start", "complete", "cancel", "defer"));
}
