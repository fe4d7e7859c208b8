package dev.crmkit.core.internal;

import dev.crmkit.RejectedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.record.Draft;
import dev.crmkit.core.value.CheckedInput;
import dev.crmkit.core.value.RequiredCheck;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import java.util.List;
import java.util.Optional;

/**
 * One row of an import: a new record, or new values of the one that has the row's external key. Done twice it does
 * nothing the second time.
 */
record ImportRecord(RecordType type, CheckedInput input, Draft<?> draft, String entry) implements Command {

    @Override
    public String name() {
        return type.key() + ".import";
    }

    @Override
    public void needs(Needs needs) {
        draft.externalKey().ifPresent(key -> {
            needs.lockKey(type, Header.EXTERNAL_KEY, key);
            needs.keysOf(type.key(), Header.EXTERNAL_KEY.is(key));
            needs.timersCountedFrom(type.key(), Header.EXTERNAL_KEY.is(key), input.named());
        });
        create().needs(needs);
    }

    @Override
    public Record decide(Work work) {
        Optional<Record> known = draft.externalKey().flatMap(key -> work.first(type, Header.EXTERNAL_KEY, key));
        return known.map(record -> update(work, record)).orElseGet(() -> create().decide(work));
    }

    private CreateRecord create() {
        return new CreateRecord(type, input, draft, entry, List.of(), true);
    }

    private Record update(Work work, Record known) {
        if (!work.decide(AccessAction.READ, known, "").permitted()) {
            throw RejectedException.of(notAllowed());
        }
        work.demand(AccessAction.IMPORT, known, "");
        // Before anything is compared: that a row changes nothing would tell what stands in a closed field.
        EditRecord.refuseClosed(work, AccessAction.UPDATE, known, input);
        EditRecord.checkReferences(work, known.ref(), input);
        Record after = work.change(known, input::applyTo);
        if (after.equals(known)) {
            return known;
        }
        work.demand(AccessAction.UPDATE, known, "");
        EditRecord.refuseFrozen(work, known);
        RequiredCheck.require(after);
        work.demand(AccessAction.UPDATE, after, "");
        Births.rekey(work, known, after);
        return after;
    }

    private static Violation notAllowed() {
        return Violation.of(
                Header.EXTERNAL_KEY.key(),
                "NOT_ALLOWED",
                "The row's external key belongs to a record you may not change",
                "Внешний ключ строки принадлежит записи, менять которую вам нельзя");
    }
}
