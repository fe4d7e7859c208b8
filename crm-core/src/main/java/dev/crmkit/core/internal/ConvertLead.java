package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.lead.ConversionPlan;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A qualified lead becomes client and deal, by a plan. */
public record ConvertLead(RecordRef lead, ConversionPlan plan, OptionalLong expected) implements Command {

    @Override
    public String name() {
        return "lead.convert";
    }

    @Override
    public Optional<RecordRef> named() {
        return expected.isPresent() ? Optional.of(lead) : Optional.empty();
    }

    @Override
    public void needs(Needs needs) {
        Condition asked = Condition.id(lead.id());
        needs.lock(lead, AccessAction.CONVERT, "");
        needs.conversion(asked);
        needs.transition(Lead.TYPE.key(), asked, "convert");
        linked().forEach(ref -> needs.lock(ref, AccessAction.UPDATE, ""));
        linked().forEach(needs::keysOf);
    }

    private List<RecordRef> linked() {
        return Stream.of(plan.company(), plan.contact(), plan.deal())
                .filter(ConversionPlan.Link.class::isInstance)
                .map(part -> ((ConversionPlan.Link) part).ref())
                .toList();
    }

    @Override
    public Record decide(Work work) {
        Record record = work.require(lead);
        FireTransition.checkVersion(record, expected);
        return Conversion.convert(work, new Stepper(work), record, plan);
    }
}
