package dev.crmkit.core.lead;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.value.RecordRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a lead becomes: for each of company, contact and deal whether one is created, an existing one is linked, or none
 * is made. Immutable; every method returns a copy.
 */
@ForCallers
public record ConversionPlan(Part company, Part contact, Part deal) {

    /** One target of a conversion. */
    @ForCallers
    public sealed interface Part {}

    /**
     * A new record, filled by the declared mapping.
     *
     * @param values further or other values, by field key
     */
    @ForCallers
    public record Create(Map<String, Object> values) implements Part {
        public Create {
            values = sorted(values);
        }
    }

    /**
     * A record that is there already.
     *
     * @param fill whether its empty fields get the mapped values
     * @param overwrite the keys of fields that get the mapped values even when they are not empty
     */
    @ForCallers
    public record Link(RecordRef ref, boolean fill, Set<String> overwrite, Map<String, Object> values) implements Part {
        public Link {
            overwrite = Collections.unmodifiableSet(new TreeSet<>(overwrite));
            values = sorted(values);
        }

        /** A further value for the linked record, by the same rule as the mapped ones. */
        public Link with(Field<?> field, Object value) {
            Map<String, Object> more = new LinkedHashMap<>(values);
            more.put(field.key(), value);
            return new Link(ref, fill, overwrite, more);
        }

        /** This field gets the mapped value even when it is not empty. */
        public Link overwriting(Field<?> field) {
            Set<String> more = new LinkedHashSet<>(overwrite);
            more.add(field.key());
            return new Link(ref, fill, more, values);
        }
    }

    /** No such record. */
    @ForCallers
    public record Skip() implements Part {}

    /** Decided by the lead: linked where it names a client, created where it has a name for one, else skipped. */
    @ForCallers
    public record ByLead() implements Part {}

    /** The text of a plan must be the same in every process: idempotency keys are compared by it. */
    private static Map<String, Object> sorted(Map<String, Object> values) {
        return Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** The plan {@code qualify} follows. */
    public static ConversionPlan automatic() {
        return new ConversionPlan(new ByLead(), new ByLead(), new Create(Map.of()));
    }

    public static Part create() {
        return new Create(Map.of());
    }

    /** Links without changing the linked record. */
    public static Link link(RecordRef ref) {
        return new Link(ref, false, Set.of(), Map.of());
    }

    /** Links and fills the empty fields of the linked record. */
    public static Link linkAndFill(RecordRef ref) {
        return new Link(ref, true, Set.of(), Map.of());
    }

    public static Part skip() {
        return new Skip();
    }

    public ConversionPlan company(Part part) {
        return new ConversionPlan(part, contact, deal);
    }

    public ConversionPlan contact(Part part) {
        return new ConversionPlan(company, part, deal);
    }

    public ConversionPlan deal(Part part) {
        return new ConversionPlan(company, contact, part);
    }
}
