package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.client.MatchKey;
import dev.crmkit.core.timer.Timer;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.Optional;
import java.util.OptionalLong;

/** Into the bin: invisible on every path, its unique values and match keys free, its timers gone. */
public record DeleteRecord(RecordRef ref, OptionalLong expected) implements Command {

    @Override
    public String name() {
        return ref.type() + ".delete";
    }

    @Override
    public Optional<RecordRef> named() {
        return expected.isPresent() ? Optional.of(ref) : Optional.empty();
    }

    @Override
    public void needs(Needs needs) {
        needs.lock(ref, AccessAction.DELETE, "");
        attached(needs, ref);
    }

    static void attached(Needs needs, RecordRef ref) {
        needs.read(Timer.TYPE.key(), Timer.RECORD.is(ref), 500);
        needs.keysOf(ref);
    }

    @Override
    public Record decide(Work work) {
        Record record = work.require(ref);
        FireTransition.checkVersion(record, expected);
        work.demand(AccessAction.DELETE, record, "");
        return bin(work, record);
    }

    static Record bin(Work work, Record record) {
        work.all(Timer.TYPE).stream()
                .filter(timer -> timer.require(Timer.RECORD).equals(record.ref()))
                .forEach(work::remove);
        work.all(MatchKey.TYPE).stream()
                .filter(key -> key.require(MatchKey.RECORD).equals(record.ref()))
                .forEach(work::remove);
        return work.change(record, builder -> builder.set(Header.DELETED_AT, work.instant()));
    }
}
