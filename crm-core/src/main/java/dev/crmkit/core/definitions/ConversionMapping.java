package dev.crmkit.core.definitions;

import dev.crmkit.core.client.Company;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * Which field of a lead goes into which field of what it becomes. Declared, never guessed by name; checked when it is
 * declared.
 */
@ForCallers
public record ConversionMapping(List<Pair> pairs) {
    public ConversionMapping {
        pairs = List.copyOf(pairs);
    }

    /**
     * One field to one field of the same type.
     *
     * @param target the type key of company, contact or deal
     */
    @ForCallers
    public record Pair(Field<?> from, String target, Field<?> to) {
        public Pair {
            if (!from.type().name().equals(to.type().name())) {
                throw DefinitionException.of(Violation.of(
                        "lead." + from.key(),
                        "BAD_MAPPING",
                        "A " + from.type().name() + " cannot go into the "
                                + to.type().name() + " " + target + "." + to.key(),
                        "Поле типа " + from.type().name() + " не переносится в " + target + "." + to.key()));
            }
        }
    }

    public static ConversionMapping shipped() {
        return new ConversionMapping(List.of(
                new Pair(Lead.COMPANY_NAME, Company.TYPE.key(), Company.NAME),
                new Pair(Lead.CONTACT_NAME, Contact.TYPE.key(), Contact.NAME),
                new Pair(Lead.PHONES, Contact.TYPE.key(), Contact.PHONES),
                new Pair(Lead.EMAILS, Contact.TYPE.key(), Contact.EMAILS),
                new Pair(Lead.TITLE, Deal.TYPE.key(), Deal.TITLE),
                new Pair(Lead.BUDGET, Deal.TYPE.key(), Deal.AMOUNT),
                new Pair(Lead.SOURCE, Deal.TYPE.key(), Deal.SOURCE),
                new Pair(Lead.BUSINESS_LINE, Deal.TYPE.key(), Deal.BUSINESS_LINE)));
    }

    /** One more pair. */
    public ConversionMapping with(Field<?> from, RecordType target, Field<?> to) {
        List<Pair> more = new ArrayList<>(pairs);
        more.add(new Pair(from, target.key(), to));
        return new ConversionMapping(more);
    }

    /** The pairs that fill records of a type. */
    public List<Pair> into(String target) {
        return pairs.stream().filter(pair -> pair.target().equals(target)).toList();
    }
}
