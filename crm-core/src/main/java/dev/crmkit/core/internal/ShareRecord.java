package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.Participant;
import dev.crmkit.core.access.ParticipantLevel;
import dev.crmkit.core.org.Team;
import dev.crmkit.core.org.User;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shares a record with a user or a team, or shares it no more.
 *
 * @param level empty: no more
 */
public record ShareRecord(RecordRef ref, RecordRef who, Optional<ParticipantLevel> level) implements Command {
    private static final Set<String> SOMEBODY = Set.of(User.TYPE.key(), Team.TYPE.key());

    @Override
    public String name() {
        return ref.type() + (level.isPresent() ? ".share" : ".unshare");
    }

    @Override
    public void needs(Needs needs) {
        needs.lock(ref, AccessAction.SHARE, "");
        needs.right(ref, AccessAction.UPDATE);
        if (SOMEBODY.contains(who.type())) {
            needs.read(List.of(who));
        }
        needs.lockKey(Participant.TYPE, Participant.KEY, Participant.key(ref, who));
    }

    @Override
    public Record decide(Work work) {
        Record record = work.require(ref);
        work.demand(AccessAction.SHARE, record, "");
        Optional<Record> known = work.first(Participant.TYPE, Participant.KEY, Participant.key(ref, who));
        if (level.isEmpty()) {
            known.ifPresent(work::remove);
            return record;
        }
        if (!SOMEBODY.contains(who.type()) || !CreateRecord.isVisible(work, who)) {
            throw InvalidInputException.of(CreateRecord.noRecord(Participant.WHO.key()));
        }
        if (level.get() == ParticipantLevel.EDITOR) {
            work.demand(AccessAction.UPDATE, record, "");
        }
        known.ifPresentOrElse(
                row -> work.change(
                        row,
                        changed -> changed.set(Participant.LEVEL, level.get().name())),
                () -> work.insert(row(work, level.get())));
        return record;
    }

    private Record row(Work work, ParticipantLevel wanted) {
        return work.create(Participant.TYPE)
                .set(Participant.RECORD, ref)
                .set(Participant.WHO, who)
                .set(Participant.LEVEL, wanted.name())
                .set(Participant.KEY, Participant.key(ref, who))
                .build();
    }
}
