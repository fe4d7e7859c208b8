package dev.crmkit.core.internal;

import dev.crmkit.RejectedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.activity.Interaction;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.client.Company;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.definitions.ConversionMapping;
import dev.crmkit.core.lead.ConversionPlan;
import dev.crmkit.core.lead.ConversionRecord;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.value.CheckedInput;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a lead into client and deal within one work. Interactions and tasks are neither moved nor copied: they are bound
 * to the deal and the client as well, so that reports of leads stay true and nothing counts twice.
 */
final class Conversion {
    private static final List<String> FINISHED = List.of("DONE", "CANCELLED");

    private final Work work;
    private final Stepper stepper;
    private final Record lead;

    private Conversion(Work work, Stepper stepper, Record lead) {
        this.work = work;
        this.stepper = stepper;
        this.lead = lead;
    }

    /** By the lead itself: what the qualifying transition brings about. */
    static Record automatic(Work work, Stepper stepper, Record lead) {
        return convert(work, stepper, lead, ConversionPlan.automatic());
    }

    static Record convert(Work work, Stepper stepper, Record lead, ConversionPlan plan) {
        refuseSecond(lead);
        work.demand(AccessAction.CONVERT, lead, "");
        return new Conversion(work, stepper, lead).run(plan);
    }

    private static void refuseSecond(Record lead) {
        Optional<RecordRef> deal = lead.get(Lead.DEAL);
        if (deal.isPresent() || "CONVERTED".equals(lead.get(Lead.STATE).orElse(""))) {
            throw RejectedException.of(
                    Violation.of("lead", "ALREADY_CONVERTED", "The lead was converted before", "Лид уже конвертирован")
                            .with("deal", deal.map(RecordRef::toString).orElse("")));
        }
    }

    private Record run(ConversionPlan plan) {
        Optional<Target> company = target(plan.company(), Company.TYPE, lead.get(Lead.COMPANY), Map.of());
        Map<String, Object> ofCompany = company.<Map<String, Object>>map(
                        target -> Map.of(Contact.COMPANY.key(), target.record.ref()))
                .orElse(Map.of());
        Optional<Target> contact = target(plan.contact(), Contact.TYPE, lead.get(Lead.CONTACT), ofCompany);
        Optional<Target> deal = target(plan.deal(), Deal.TYPE, Optional.empty(), clients(company, contact));
        Record converted = stepper.take(
                lead,
                "convert",
                builder -> builder.set(Lead.DEAL, ref(deal))
                        .set(Lead.COMPANY, ref(company))
                        .set(Lead.CONTACT, ref(contact)));
        bind(deal, contact, company);
        keep(company, contact, deal);
        return converted;
    }

    /** A record the lead becomes, and whether it is new. */
    private record Target(Record record, boolean created) {}

    private Map<String, Object> clients(Optional<Target> company, Optional<Target> contact) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(Deal.LEAD.key(), lead.ref());
        company.ifPresent(target -> values.put(Deal.COMPANY.key(), target.record.ref()));
        contact.ifPresent(target -> values.put(Deal.CONTACT.key(), target.record.ref()));
        return values;
    }

    private Optional<Target> target(
            ConversionPlan.Part part, RecordType type, Optional<RecordRef> known, Map<String, Object> links) {
        if (part instanceof ConversionPlan.Create create) {
            return Optional.of(new Target(create(type, create.values(), links), true));
        }
        if (part instanceof ConversionPlan.Link link) {
            return Optional.of(new Target(link(type, link), false));
        }
        if (part instanceof ConversionPlan.ByLead) {
            return byLead(type, known, links);
        }
        return Optional.empty();
    }

    private Optional<Target> byLead(RecordType type, Optional<RecordRef> known, Map<String, Object> links) {
        if (known.isPresent()) {
            return Optional.of(new Target(work.require(known.get()), false));
        }
        Field<String> name = type.key().equals(Company.TYPE.key()) ? Lead.COMPANY_NAME : Lead.CONTACT_NAME;
        return lead.get(name).map(present -> new Target(create(type, Map.of(), links), true));
    }

    private Record create(RecordType type, Map<String, Object> values, Map<String, Object> links) {
        Record.Builder builder =
                work.create(type).set(Header.OWNER, lead.get(Header.OWNER)).set(Header.UNIT, lead.get(Header.UNIT));
        mapped(type).forEach(builder::put);
        CheckedInput given = checked(type, values);
        given.applyTo(builder);
        links.forEach((key, value) -> builder.type().field(key).ifPresent(field -> builder.put(field, value)));
        work.demand(AccessAction.CREATE_SYSTEM, builder.build(), "");
        try {
            EditRecord.refuseClosed(work, AccessAction.CREATE_SYSTEM, builder.build(), given);
            return Births.insert(work, stepper, builder, "CONVERSION", "open");
        } catch (InvalidInputException refusal) {
            throw of(type, refusal);
        }
    }

    /** Which of the records a lead becomes is meant: company and contact both have a name. */
    private static InvalidInputException of(RecordType type, InvalidInputException refusal) {
        return new InvalidInputException(refusal.violations().stream()
                .map(violation -> violation.at(type.key()))
                .toList());
    }

    private Record link(RecordType type, ConversionPlan.Link link) {
        Record linked = work.require(link.ref());
        Map<Field<?>, Object> values = new LinkedHashMap<>(mapped(type));
        values.putAll(checked(type, link.values()).values());
        values.keySet().removeIf(field -> !fills(link, linked, field));
        if (values.isEmpty()) {
            return linked;
        }
        work.demand(AccessAction.UPDATE, linked, "");
        EditRecord.refuseClosed(work, AccessAction.UPDATE, linked, values.keySet());
        Record filled = work.change(linked, builder -> {
            values.forEach(builder::put);
            return builder;
        });
        work.demand(AccessAction.UPDATE, filled, "");
        Births.rekey(work, linked, filled);
        return filled;
    }

    /** A closed field is not filled unless asked for: that it is filled would tell that it was empty. */
    private boolean fills(ConversionPlan.Link link, Record linked, Field<?> field) {
        return link.overwrite().contains(field.key())
                || (link.fill()
                        && FieldRights.open(work, AccessAction.READ, linked, field)
                        && FieldRights.open(work, AccessAction.UPDATE, linked, field)
                        && linked.value(field).isEmpty());
    }

    private CheckedInput checked(RecordType type, Map<String, Object> values) {
        try {
            return work.shop()
                    .input()
                    .check(work.shop().type(type.key()), values)
                    .requireClean();
        } catch (InvalidInputException refusal) {
            throw of(type, refusal);
        }
    }

    private Map<Field<?>, Object> mapped(RecordType type) {
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        for (ConversionMapping.Pair pair :
                work.shop().definitions().conversion().into(type.key())) {
            lead.value(pair.from()).ifPresent(value -> values.put(pair.to(), value));
        }
        return values;
    }

    /** Non-empty fields of the lead that the mapping sends nowhere, by key. */
    static List<String> unmapped(Workshop shop, Record lead) {
        List<Field<?>> own = List.of(Lead.CONTACT, Lead.COMPANY, Lead.JUNK_REASON, Lead.LOSS_REASON);
        return lead.type().fields().stream()
                .filter(field -> !field.isManaged() && !own.contains(field))
                .filter(field -> lead.value(field).isPresent())
                .filter(field -> shop.definitions().conversion().pairs().stream()
                        .noneMatch(pair -> pair.from().equals(field)))
                .map(Field::key)
                .toList();
    }

    private static Optional<RecordRef> ref(Optional<Target> target) {
        return target.map(present -> present.record.ref());
    }

    private void bind(Optional<Target> deal, Optional<Target> contact, Optional<Target> company) {
        for (Record bound : List.copyOf(work.all(Interaction.TYPE))) {
            if (belongs(bound, Interaction.LEAD)) {
                bind(bound, deal, contact, company);
            }
        }
        for (Record task : List.copyOf(work.all(Task.TYPE))) {
            if (belongs(task, Task.LEAD)
                    && !FINISHED.contains(task.get(Task.STATE).orElse(""))) {
                bind(task, deal, contact, company);
            }
        }
    }

    private boolean belongs(Record bound, Field<RecordRef> link) {
        return bound.get(link).filter(lead.ref()::equals).isPresent();
    }

    private void bind(Record bound, Optional<Target> deal, Optional<Target> contact, Optional<Target> company) {
        work.change(bound, builder -> {
            fillLink(builder, "deal", ref(deal));
            fillLink(builder, "contact", ref(contact));
            fillLink(builder, "company", ref(company));
            return builder;
        });
    }

    private static void fillLink(Record.Builder builder, String key, Optional<RecordRef> ref) {
        builder.type()
                .field(key)
                .filter(field -> builder.get(field).isEmpty())
                .ifPresent(field -> ref.ifPresent(value -> builder.put(field, value)));
    }

    private void keep(Optional<Target> company, Optional<Target> contact, Optional<Target> deal) {
        work.insert(work.create(ConversionRecord.TYPE)
                .set(ConversionRecord.LEAD, lead.ref())
                .set(ConversionRecord.COMPANY, ref(company))
                .set(ConversionRecord.CONTACT, ref(contact))
                .set(ConversionRecord.DEAL, ref(deal))
                .set(ConversionRecord.COMPANY_CREATED, company.map(Target::created))
                .set(ConversionRecord.CONTACT_CREATED, contact.map(Target::created))
                .set(ConversionRecord.DEAL_CREATED, deal.map(Target::created))
                .set(ConversionRecord.AT, work.instant())
                .set(ConversionRecord.BY, work.sender().login())
                .build());
    }
}
