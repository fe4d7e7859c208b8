package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Another owner, another unit, or both. The right ASSIGN is demanded before and not after: a record may be handed out of
 * one's own reach.
 */
public record AssignRecord(RecordRef ref, Optional<RecordRef> owner, Optional<RecordRef> unit, OptionalLong expected)
        implements Command {

    @Override
    public String name() {
        return ref.type() + ".assign";
    }

    @Override
    public Optional<RecordRef> named() {
        return expected.isPresent() ? Optional.of(ref) : Optional.empty();
    }

    @Override
    public void needs(Needs needs) {
        needs.lock(ref, AccessAction.ASSIGN, "");
        owner.ifPresent(user -> needs.read(List.of(user)));
        unit.ifPresent(target -> {
            needs.read(List.of(target));
            needs.timers(ref.type(), Condition.id(ref.id()));
        });
    }

    @Override
    public Record decide(Work work) {
        Record record = work.require(ref);
        FireTransition.checkVersion(record, expected);
        work.demand(AccessAction.ASSIGN, record, "");
        check(work, owner, Header.OWNER.key());
        check(work, unit, Header.UNIT.key());
        return work.change(record, builder -> {
            owner.ifPresent(user -> builder.set(Header.OWNER, user));
            unit.ifPresent(target -> builder.set(Header.UNIT, target));
            return builder;
        });
    }

    private static void check(Work work, Optional<RecordRef> target, String path) {
        if (target.filter(ref -> !CreateRecord.isVisible(work, ref)).isPresent()) {
            throw InvalidInputException.of(CreateRecord.noRecord(path));
        }
    }
}
