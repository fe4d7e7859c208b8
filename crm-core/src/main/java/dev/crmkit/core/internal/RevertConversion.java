package dev.crmkit.core.internal;

import dev.crmkit.RejectedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.activity.Interaction;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.client.MatchKey;
import dev.crmkit.core.deal.Contract;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.Quote;
import dev.crmkit.core.lead.ConversionRecord;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.timer.Timer;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a conversion back, while nobody has built on what it made. */
public record RevertConversion(RecordRef lead) implements Command {
    private static final int MANY = 500;
    private static final List<Made> MADE = List.of(
            new Made(ConversionRecord.DEAL, ConversionRecord.DEAL_CREATED),
            new Made(ConversionRecord.CONTACT, ConversionRecord.CONTACT_CREATED),
            new Made(ConversionRecord.COMPANY, ConversionRecord.COMPANY_CREATED));

    /** Where a conversion names a record, and whether it created it. */
    private record Made(Field<RecordRef> link, Field<Boolean> created) {}

    @Override
    public String name() {
        return "lead.revertConversion";
    }

    @Override
    public void needs(Needs needs) {
        Condition asked = Condition.id(lead.id());
        Condition conversion = ConversionRecord.LEAD.is(lead);
        needs.lock(lead, AccessAction.CONVERT, "");
        needs.read(ConversionRecord.TYPE.key(), conversion, MANY);
        for (Made made : MADE) {
            String type = made.link.key();
            Condition there =
                    Condition.exists(new Relation.Inverse(ConversionRecord.TYPE.key(), made.link), conversion);
            read(needs, type, there);
            children(needs, type, there);
        }
        needs.transition("lead", asked, "revertConversion");
    }

    private static void children(Needs needs, String type, Condition there) {
        for (RecordType child : List.of(Quote.TYPE, Contract.TYPE, Task.TYPE, Interaction.TYPE, Deal.TYPE)) {
            child.field(type).ifPresent(link -> read(needs, child.key(), pointing(link, type, there)));
        }
        needs.read(Timer.TYPE.key(), pointing(Timer.RECORD, type, there), MANY);
        if (!type.equals("deal")) {
            needs.read(MatchKey.TYPE.key(), pointing(MatchKey.RECORD, type, there), MANY);
        }
    }

    private static void read(Needs needs, String type, Condition there) {
        needs.read(type, there, MANY);
        needs.right(type, there, AccessAction.READ, "");
    }

    private static Condition pointing(Field<?> link, String type, Condition there) {
        return Condition.exists(new Relation.Forward(link, type), there);
    }

    @Override
    public Record decide(Work work) {
        Record record = work.require(lead);
        work.demand(AccessAction.CONVERT, record, "");
        Record conversion = work.all(ConversionRecord.TYPE).stream()
                .filter(row -> row.get(ConversionRecord.REVERTED_AT).isEmpty())
                .findFirst()
                .orElseThrow(() -> RejectedException.of(notConverted()));
        List<Record> made = made(work, conversion);
        refuseWhenBuiltOn(work, made);
        unbind(work, made);
        made.forEach(each -> DeleteRecord.bin(work, each));
        work.change(conversion, row -> row.set(ConversionRecord.REVERTED_AT, work.instant()));
        return new Stepper(work).take(record, "revertConversion", builder -> clear(builder, made));
    }

    private static List<Record> made(Work work, Record conversion) {
        List<Record> made = new ArrayList<>();
        for (Made each : MADE) {
            if (conversion.get(each.created).orElse(false)) {
                conversion.get(each.link).flatMap(work::find).ifPresent(made::add);
            }
        }
        return made;
    }

    private void refuseWhenBuiltOn(Work work, List<Record> made) {
        List<Violation> blockers = new ArrayList<>();
        for (Record record : made) {
            if (record.version() != 1) {
                blockers.add(isSeen(work, record) ? edited(record) : builtOn(record));
            }
            children(work, record).stream()
                    .filter(child -> !made.contains(child) && !isBoundToLead(child))
                    .map(child -> isSeen(work, child) ? hangsOn(record, child) : builtOn(record))
                    .filter(blocker -> !blockers.contains(blocker))
                    .forEach(blockers::add);
        }
        if (!blockers.isEmpty()) {
            throw new RejectedException("NOT_REVERTIBLE", blockers);
        }
    }

    private static boolean isSeen(Work work, Record record) {
        return work.decide(AccessAction.READ, record, "").permitted();
    }

    private boolean isBoundToLead(Record child) {
        return child.type()
                .field("lead")
                .flatMap(child::value)
                .filter(lead::equals)
                .isPresent();
    }

    private static List<Record> children(Work work, Record parent) {
        List<Record> children = new ArrayList<>();
        for (RecordType type : List.of(Quote.TYPE, Contract.TYPE, Task.TYPE, Interaction.TYPE, Deal.TYPE)) {
            work.all(type).stream().filter(child -> pointsTo(child, parent)).forEach(children::add);
        }
        return children;
    }

    private static boolean pointsTo(Record child, Record parent) {
        return child.type()
                .field(parent.type().key())
                .flatMap(child::value)
                .filter(parent.ref()::equals)
                .isPresent();
    }

    private void unbind(Work work, List<Record> made) {
        for (Record record : made) {
            children(work, record).stream()
                    .filter(child -> !made.contains(child))
                    .forEach(child -> work.change(
                            child,
                            builder -> builder.clear(
                                    child.type().field(record.type().key()).orElseThrow())));
        }
    }

    private static Record.Builder clear(Record.Builder lead, List<Record> made) {
        lead.clear(Lead.DEAL).clear(Lead.CONVERTED_AT);
        for (Field<RecordRef> link : List.of(Lead.CONTACT, Lead.COMPANY)) {
            Optional<RecordRef> ref = lead.get(link);
            if (ref.isPresent() && made.stream().anyMatch(each -> each.ref().equals(ref.get()))) {
                lead.clear(link);
            }
        }
        return lead;
    }

    private static Violation edited(Record record) {
        String by = record.get(Header.UPDATED_BY).orElse("?");
        return Violation.of(
                record.type().key(),
                "EDITED",
                record.type().key() + " edited by " + by,
                record.type().label().ru() + ": изменено, " + by);
    }

    private static Violation hangsOn(Record record, Record child) {
        return Violation.of(
                record.type().key(),
                "HAS_CHILDREN",
                "a " + child.type().key() + " hangs on the " + record.type().key(),
                record.type().label().ru() + ": есть " + child.type().label().ru());
    }

    /** Out of the sender's sight: neither by whom nor by what nor how often. */
    private static Violation builtOn(Record record) {
        return Violation.of(
                record.type().key(),
                "BUILT_ON",
                "somebody has built on the " + record.type().key(),
                record.type().label().ru() + ": уже используется");
    }

    private static Violation notConverted() {
        return Violation.of("lead", "NOT_CONVERTED", "The lead is not converted", "Лид не конвертирован");
    }
}
