package dev.crmkit.core.internal;

import com.google.common.hash.Hashing;
import dev.crmkit.RejectedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.client.MatchKey;
import dev.crmkit.core.org.RightsVersion;
import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.TransientStorageException;
import dev.crmkit.spi.storage.UnknownOutcomeException;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Owns the order of the command path: begin, load everything at once, decide, one change set, commit. The only caller
 * of {@link StoreTx#load} and {@link StoreTx#apply}. Thread-safe.
 */
public final class CommandRunner {
    private static final int TRIES = 3;
    /** Rows two first-comers may both try to insert: the loser loads again and finds it there. */
    private static final Set<String> RACED =
            Set.of(Ledger.Series.TYPE.key(), Ledger.Turn.TYPE.key(), Ledger.Answer.TYPE.key(), "timer", "task");

    private final Desk desk;

    public CommandRunner(Desk desk) {
        this.desk = desk;
    }

    /** Runs a command once, whatever happens in between. */
    public Answer run(Command command) {
        return run(command, Optional.empty());
    }

    /**
     * Runs a command.
     *
     * @param key the caller's idempotency key: the same command under it again answers the same and does nothing
     */
    public Answer run(Command command, Optional<String> key) {
        for (int attempt = 1; ; attempt++) {
            try {
                return desk.asked(sender -> write(sender, pen -> inUnit(pen, sender, command, key)));
            } catch (TransientStorageException
                    | VersionConflictException
                    | DuplicateKeyException
                    | UnknownOutcomeException e) {
                if (attempt == TRIES || !mayRepeat(e, command, key)) {
                    throw explained(e);
                }
            }
        }
    }

    /** Runs several commands in one unit: all or none. */
    public List<Answer> runAll(List<? extends Command> commands) {
        return desk.asked(sender -> write(
                sender,
                pen -> commands.stream()
                        .map(command -> inUnit(pen, sender, command, Optional.empty()))
                        .toList()));
    }

    /**
     * Runs many commands in one unit, each by itself: one that is refused writes nothing and the others go on. When the
     * storage fails the unit is rolled back, and so is everything in it.
     *
     * @param rehearsal whether the unit is rolled back at the end in any case
     */
    public List<Outcome> runEach(List<? extends Command> commands, boolean rehearsal) {
        return desk.asked(sender -> runEach(sender, commands, rehearsal));
    }

    private List<Outcome> runEach(Sender sender, List<? extends Command> commands, boolean rehearsal) {
        List<Outcome> outcomes = new ArrayList<>();
        try {
            write(sender, pen -> {
                commands.forEach(command -> outcomes.add(attempt(pen, sender, command)));
                if (rehearsal) {
                    throw new RolledBack();
                }
                return outcomes;
            });
        } catch (RolledBack expected) {
            return outcomes;
        }
        return outcomes;
    }

    private Outcome attempt(Pen pen, Sender sender, Command command) {
        try {
            return new Outcome(inUnit(pen, sender, command, Optional.empty()), null);
        } catch (StorageException | VersionConflictException fatal) {
            throw fatal;
        } catch (CrmException refused) {
            return new Outcome(null, refused);
        }
    }

    /**
     * Opens the unit that is written in. When rights change in it, what is known of them is forgotten at its end, kept or
     * rolled back. The sender is resolved before: inside, rights of the moment the unit began might be read and kept.
     */
    private <R> R write(Sender sender, Function<Pen, R> work) {
        Pen pen = new Pen(sender.rights());
        try {
            return desk.shop().store().inTx(sender.writing(), tx -> work.apply(pen.in(tx)));
        } finally {
            if (pen.hasChangedRights()) {
                desk.shop().forgetRights(desk.tenant());
            }
        }
    }

    /**
     * What one of many commands came to.
     *
     * @param answer null when it was refused
     * @param refusal null when it was done
     */
    public record Outcome(@Nullable Answer answer, @Nullable CrmException refusal) {}

    /** Ends a rehearsal. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RolledBack() {
            super("rehearsal", null, false, false);
        }
    }

    /** Decides without writing, and looks at the work as the command would leave it. */
    public <R> R rehearse(Command command, Function<Work, R> question) {
        return look(command::needs, work -> {
            command.decide(work);
            return question.apply(work);
        });
    }

    /** Loads and looks, in one read-only unit. */
    public <R> R look(Consumer<Needs> asked, Function<Work, R> question) {
        return desk.asked(sender -> look(sender, asked, question));
    }

    private <R> R look(Sender sender, Consumer<Needs> asked, Function<Work, R> question) {
        try {
            return look(new Needs(desk.shop(), sender, false), asked, question);
        } catch (Work.SharesNeeded needed) {
            return look(new Needs(desk.shop(), sender, true), asked, question);
        }
    }

    private <R> R look(Needs needs, Consumer<Needs> asked, Function<Work, R> question) {
        asked.accept(needs);
        LoadPlan plan = unlocked(needs.plan());
        Loaded loaded = desk.shop().store().inTx(needs.sender().reading(), tx -> tx.load(plan));
        return question.apply(new Work(needs, loaded));
    }

    private static LoadPlan unlocked(LoadPlan plan) {
        return new LoadPlan(plan.selections().stream()
                .map(each -> new LoadPlan.Selection(each.name(), each.type(), each.where(), each.limit(), false))
                .toList());
    }

    /** Only who reaches nothing by owner and unit has it looked up what is shared with him: one load more. */
    private Answer inUnit(Pen pen, Sender sender, Command command, Optional<String> key) {
        try {
            return inUnit(pen, new Needs(desk.shop(), sender, false), command, key);
        } catch (Work.SharesNeeded needed) {
            return inUnit(pen, new Needs(desk.shop(), sender, true), command, key);
        }
    }

    private Answer inUnit(Pen pen, Needs needs, Command command, Optional<String> key) {
        key.ifPresent(given -> needs.answered(given, desk.login()));
        command.needs(needs);
        Work work = new Work(needs, pen.tx().load(needs.plan()));
        Optional<Record> answered = key.flatMap(
                given -> work.first(Ledger.Answer.TYPE, Ledger.Answer.KEY, Needs.answerKey(given, desk.login())));
        if (answered.isPresent()) {
            return repeated(pen.tx(), work, command, answered.get());
        }
        Record record = command.decide(work);
        Rearming.follow(work);
        key.ifPresent(given -> remember(work, command, given, record));
        ChangeSet changes = Trail.changes(work, command.name());
        Record shown = masked(work, stamped(work, record, changes));
        if (!changes.changes().isEmpty()) {
            apply(pen, changes);
        }
        return new Answer(shown, !work.isStored(record), !changes.changes().isEmpty());
    }

    private static void apply(Pen pen, ChangeSet changes) {
        try {
            pen.tx().apply(pen.counted(changes));
        } catch (VersionConflictException | DuplicateKeyException refused) {
            throw RightsVersion.isRaced(refused)
                    ? new TransientStorageException("Rights are being changed by somebody else as well", refused)
                    : refused;
        }
    }

    /** The record as it was written, with the stamps of the trail. */
    private static Record stamped(Work work, Record record, ChangeSet changes) {
        return changes.changes().stream()
                .map(change -> change.record())
                .filter(written -> written.ref().equals(record.ref()))
                .findFirst()
                .or(() -> work.find(record.ref()))
                .orElse(record);
    }

    private void remember(Work work, Command command, String key, Record record) {
        work.insert(work.create(Ledger.Answer.TYPE)
                .set(Ledger.Answer.KEY, Needs.answerKey(key, desk.login()))
                .set(Ledger.Answer.PAYLOAD, hash(command.payload()))
                .set(Ledger.Answer.RESULT, record.ref())
                .set(Ledger.Answer.AT, work.instant())
                .build());
    }

    private Answer repeated(StoreTx tx, Work work, Command command, Record answered) {
        if (!answered.require(Ledger.Answer.PAYLOAD).equals(hash(command.payload()))) {
            throw RejectedException.of(Violation.of(
                    "idempotencyKey",
                    "KEY_REUSED",
                    "This idempotency key was used for another command",
                    "Этот ключ идемпотентности уже использован для другой команды"));
        }
        RecordRef ref = answered.require(Ledger.Answer.RESULT);
        LoadPlan.Selection again = new LoadPlan.Selection("answer", ref.type(), Condition.id(ref.id()), 1, false);
        Record record = tx.load(new LoadPlan(List.of(again))).one("answer").orElseThrow();
        boolean binned =
                record.type().hasHeader() && record.get(Header.DELETED_AT).isPresent();
        return new Answer(binned ? bare(record) : masked(work, record), false, false);
    }

    private static String hash(String payload) {
        return Hashing.sha256().hashString(payload, StandardCharsets.UTF_8).toString();
    }

    /** Without READ only reference and number are told. */
    private Record masked(Work work, Record record) {
        if (work.decide(AccessAction.READ, record, "").permitted()) {
            return desk.shop().access().mask(work.sender().subject(), record, work);
        }
        return bare(record);
    }

    private static Record bare(Record record) {
        Record.Builder bare = Record.stored(record.type(), record.id(), record.version());
        record.type()
                .field(Header.NUMBER.key())
                .flatMap(record::value)
                .ifPresent(number -> bare.put(Header.NUMBER, number));
        return bare.build();
    }

    private static boolean mayRepeat(RuntimeException failure, Command command, Optional<String> key) {
        if (failure instanceof UnknownOutcomeException) {
            return key.isPresent();
        }
        if (failure instanceof VersionConflictException conflict) {
            return command.named().filter(conflict.ref()::equals).isEmpty();
        }
        return !(failure instanceof DuplicateKeyException duplicate) || RACED.contains(duplicate.type());
    }

    /** A taken unique value is bad input, named by its field. */
    private static RuntimeException explained(RuntimeException failure) {
        if (!(failure instanceof DuplicateKeyException duplicate)) {
            return failure;
        }
        boolean client = duplicate.type().equals(MatchKey.TYPE.key());
        String path = client ? "phones" : duplicate.field();
        return InvalidInputException.of(Violation.of(
                path,
                "DUPLICATE",
                client
                        ? "A client with this phone or e-mail is known already: link it"
                        : "Another record already has this value",
                client
                        ? "Клиент с таким телефоном или адресом уже есть: свяжите с ним"
                        : "Такое значение уже есть у другой записи"));
    }
}
