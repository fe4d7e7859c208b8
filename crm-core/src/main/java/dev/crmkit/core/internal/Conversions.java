package dev.crmkit.core.internal;

import dev.crmkit.AccessDeniedException;
import dev.crmkit.RejectedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.activity.Interaction;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.client.Company;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.lead.ConversionPlan;
import dev.crmkit.core.lead.ConversionPreview;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Query;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.RecordNotFoundException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** The commands of conversion, and its preview. */
public final class Conversions {
    private static final Set<String> SHOWN = Set.of(
            Company.TYPE.key(),
            Contact.TYPE.key(),
            Deal.TYPE.key(),
            Lead.TYPE.key(),
            Task.TYPE.key(),
            Interaction.TYPE.key());

    private final Desk desk;

    public Conversions(Desk desk) {
        this.desk = desk;
    }

    public static Command convert(RecordRef lead, ConversionPlan plan) {
        return new ConvertLead(lead, plan, OptionalLong.empty());
    }

    public static Command revert(RecordRef lead) {
        return new RevertConversion(lead);
    }

    public ConversionPreview preview(RecordRef lead, ConversionPlan plan) {
        QueryRunner queries = new QueryRunner(desk);
        Record record = queries.get(lead).orElseThrow(() -> new RecordNotFoundException(lead));
        List<Record> duplicates = duplicates(queries, record);
        List<String> unmapped = Conversion.unmapped(desk.shop(), record);
        try {
            List<Record> shown = new CommandRunner(desk).rehearse(convert(lead, plan), this::shown);
            List<Violation> taken = plan.contact() instanceof ConversionPlan.Create && !duplicates.isEmpty()
                    ? List.of(duplicate())
                    : List.of();
            return new ConversionPreview(shown, duplicates, unmapped, taken);
        } catch (InvalidInputException e) {
            return new ConversionPreview(List.of(), duplicates, unmapped, e.violations());
        } catch (RejectedException e) {
            return new ConversionPreview(List.of(), duplicates, unmapped, e.violations());
        } catch (AccessDeniedException e) {
            return new ConversionPreview(List.of(), duplicates, unmapped, List.of(right(e)));
        }
    }

    private static Violation duplicate() {
        return Violation.of(
                "phones",
                "DUPLICATE",
                "A client with this phone or e-mail is known already: link it",
                "Клиент с таким телефоном или адресом уже есть: свяжите с ним");
    }

    private static Violation right(AccessDeniedException denied) {
        return Violation.of("conversion", "RIGHT", String.valueOf(denied.getMessage()), "Недостаточно прав");
    }

    /** As far as the asker may see them. */
    private List<Record> shown(Work work) {
        return changed(work).stream()
                .filter(record -> work.decide(AccessAction.READ, record, "").permitted())
                .map(record -> desk.shop().access().mask(work.sender().subject(), record, work))
                .toList();
    }

    private static List<Record> changed(Work work) {
        return work.present().stream()
                .filter(record -> SHOWN.contains(record.type().key()))
                .filter(record ->
                        work.stored(record.ref()).filter(record::equals).isEmpty())
                .toList();
    }

    private static List<Record> duplicates(QueryRunner queries, Record lead) {
        List<Record> found = new ArrayList<>();
        for (RecordType type : List.of(Contact.TYPE, Company.TYPE)) {
            List<Condition> known = new ArrayList<>();
            lead.get(Lead.PHONES).ifPresent(phones -> known.add(Contact.PHONES.in(phones)));
            lead.get(Lead.EMAILS).ifPresent(emails -> known.add(Contact.EMAILS.in(emails)));
            if (!known.isEmpty()) {
                found.addAll(
                        queries.list(type, Query.where(Condition.any(known))).items());
            }
        }
        return found;
    }
}
