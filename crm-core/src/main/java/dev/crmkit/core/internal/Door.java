package dev.crmkit.core.internal;

import dev.crmkit.core.access.Participant;
import dev.crmkit.core.access.ParticipantLevel;
import dev.crmkit.core.access.SharedWith;
import dev.crmkit.core.history.HistoryEntry;
import dev.crmkit.core.history.StageRecord;
import dev.crmkit.core.mining.ProcessLog;
import dev.crmkit.core.record.Draft;
import dev.crmkit.core.record.Move;
import dev.crmkit.core.record.Page;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.record.RecordView;
import dev.crmkit.core.report.Export;
import dev.crmkit.core.report.Report;
import dev.crmkit.core.report.ReportTable;
import dev.crmkit.core.value.CheckedInput;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.RecordNotFoundException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What every door offers for the records of one type. Thread-safe; each call is a unit of its own, or joins the unit of
 * the host.
 *
 * <p>A command given a view is refused with {@code VersionConflictException} when the record has changed since; given a
 * reference it acts on the record as it is.
 *
 * @param <V> the view of a record
 */
@ForCallers
public abstract class Door<V extends RecordView> {
    private final Desk desk;
    private final RecordType type;
    private final CommandRunner commands;
    private final QueryRunner queries;

    protected Door(Desk desk, RecordType type) {
        this.desk = desk;
        this.type = desk.shop().type(type.key());
        this.commands = new CommandRunner(desk);
        this.queries = new QueryRunner(desk);
    }

    /** Wraps a record of the door's type. */
    protected abstract V view(Record record);

    /** The record, or empty when there is none the actor may see. */
    public Optional<V> find(RecordRef ref) {
        return isOwn(ref) ? queries.get(ref).map(this::view) : Optional.empty();
    }

    /**
     * The record.
     *
     * @throws RecordNotFoundException when there is no such record the actor may see
     */
    public V get(RecordRef ref) {
        return find(ref).orElseThrow(() -> new RecordNotFoundException(ref));
    }

    public Page<V> list(Query query) {
        Page<Record> page = queries.list(type, query);
        return new Page<>(page.items().stream().map(this::view).toList(), page.cursor());
    }

    public Page<V> list(Condition condition) {
        return list(Query.where(condition));
    }

    /** Walks all pages of a query. Records that come or go meanwhile may be missed; none is shown twice. */
    public void each(Query query, Consumer<V> consumer) {
        Page<V> page = list(query);
        page.items().forEach(consumer);
        while (page.next().isPresent()) {
            page = list(query.after(page.next().get()));
            page.items().forEach(consumer);
        }
    }

    /** How many records fit of those the actor may see. */
    public long count(Condition condition) {
        return queries.count(type, condition);
    }

    /** Counts, sums and shares over the records the actor may see. */
    public ReportTable report(Report report) {
        return queries.report(type, report);
    }

    /**
     * Writes records as rows of CSV: comma, quotes where needed, CRLF; a text a spreadsheet would calculate begins with an
     * apostrophe. Only records and columns the actor may EXPORT as well as read. Rights are asked page by page: who loses
     * them on the way ends with an exception and part of a file. The writer is neither flushed nor closed.
     *
     * @return the number of records
     * @throws dev.crmkit.AccessDeniedException when he may export none of them; nothing is written then
     * @throws InvalidInputException with FIELD_CLASS for a column he may not export
     * @throws java.io.UncheckedIOException when writing fails
     */
    public long export(Export export, Writer out) {
        return new Exporting(desk, type, export).to(out);
    }

    /**
     * Counts and durations over the stays in states of the door's records, as far as the actor may see their history.
     *
     * @param report over the fields of {@link StageRecord}
     */
    public ReportTable stageReport(Report report) {
        Condition ofType = Condition.exists(new Relation.Forward(StageRecord.RECORD, type.key()), Condition.always());
        return queries.report(
                StageRecord.TYPE, new Report(ofType.and(report.where()), report.groups(), report.columns()));
    }

    /** Every change of the record, oldest first. Needs the right VIEW_HISTORY. */
    public List<HistoryEntry> history(RecordRef ref) {
        return new Histories(desk).of(own(ref));
    }

    /** Every stay of the record in a state, oldest first. Needs the right VIEW_HISTORY. */
    public List<StageRecord> stages(RecordRef ref) {
        return new Histories(desk).stages(own(ref));
    }

    /**
     * How the records that fit went through their workflow, as far as the actor may see their history; archived ones too.
     * The whole answer is held in memory.
     *
     * @throws dev.crmkit.RejectedException with the code STATE if the type has no workflow
     */
    public ProcessLog processLog(Condition condition) {
        return new Histories(desk).log(type, condition);
    }

    /** Every transition that leaves the record's state: allowed, or what is missing, in words. */
    public List<Move> moves(RecordRef ref) {
        return commands.look(
                needs -> FireTransition.needsOfMoves(needs, own(ref)),
                work -> new Stepper(work).moves(work.require(ref)));
    }

    /** Takes a transition by its name; the values are fields it needs or sets. */
    public V fire(RecordRef ref, String transition, Map<Field<?>, ?> values) {
        return run(new FireTransition(own(ref), transition, input(values), OptionalLong.empty()));
    }

    public V fire(RecordRef ref, String transition) {
        return fire(ref, transition, Map.of());
    }

    public V fire(V view, String transition, Map<Field<?>, ?> values) {
        return run(new FireTransition(view.ref(), transition, input(values), OptionalLong.of(view.version())));
    }

    public V fire(V view, String transition) {
        return fire(view, transition, Map.of());
    }

    /** Sets fields; a text of no characters makes its field empty. */
    public V edit(V view, Map<Field<?>, ?> values) {
        return run(new EditRecord(type, view.ref(), input(values), OptionalLong.of(view.version())));
    }

    public V edit(RecordRef ref, Map<Field<?>, ?> values) {
        return run(new EditRecord(type, own(ref), input(values), OptionalLong.empty()));
    }

    public V assignTo(RecordRef ref, RecordRef owner) {
        return run(new AssignRecord(own(ref), Optional.of(owner), Optional.empty(), OptionalLong.empty()));
    }

    public V moveTo(RecordRef ref, RecordRef unit) {
        return run(new AssignRecord(own(ref), Optional.empty(), Optional.of(unit), OptionalLong.empty()));
    }

    /**
     * One value of a field the actor may not read in lists, by the right REVEAL of its class; that he asked, and what for,
     * is in the history of the record before he is told.
     *
     * @param purpose in a few words
     */
    public <T> Optional<T> reveal(RecordRef ref, Field<T> field, String purpose) {
        Field<?> declared = requireOwn(field);
        commands.run(new RevealValue(own(ref), declared, purpose));
        return queries.stored(ref).flatMap(record -> record.get(field));
    }

    private Field<?> requireOwn(Field<?> field) {
        return type.field(field.key())
                .filter(own -> own.type().equals(field.type()))
                .orElseThrow(() -> InvalidInputException.of(
                        Violation.of(field.key(), "UNKNOWN_FIELD", "There is no such field", "Такого поля нет")));
    }

    /**
     * Shares the record with a user or a team beside its owner and unit; again, at another level, changes the level. Needs
     * SHARE, for an EDITOR also UPDATE: nobody shares more than he has.
     */
    public V share(RecordRef ref, RecordRef who, ParticipantLevel level) {
        return run(new ShareRecord(own(ref), who, Optional.of(level)));
    }

    /** Shares it with him no more; nothing happens where it was not. */
    public V unshare(RecordRef ref, RecordRef who) {
        return run(new ShareRecord(own(ref), who, Optional.empty()));
    }

    /** With whom the record is shared, as far as the actor may see its history. */
    public List<SharedWith> participants(RecordRef ref) {
        return new Histories(desk)
                .every(Participant.TYPE, Query.where(Participant.RECORD.is(own(ref)))).stream()
                        .map(row -> new SharedWith(
                                row.require(Participant.WHO), ParticipantLevel.valueOf(row.require(Participant.LEVEL))))
                        .toList();
    }

    /** Into the bin: invisible on every path, its unique values free. */
    public void delete(RecordRef ref) {
        commands.run(new DeleteRecord(own(ref), OptionalLong.empty()));
    }

    protected V create(Draft<?> draft, String entry, List<Field<RecordRef>> parents, Optional<String> key) {
        CheckedInput input = desk.shop().input().check(type, draft.values()).requireClean();
        return view(commands.run(new CreateRecord(type, input, draft, entry, parents, false), key)
                .record());
    }

    protected V run(Command command) {
        return view(commands.run(command).record());
    }

    protected V run(Command command, Optional<String> key) {
        return view(commands.run(command, key).record());
    }

    protected CommandRunner commands() {
        return commands;
    }

    protected Desk desk() {
        return desk;
    }

    /**
     * The reference, if it may be one of the door's.
     *
     * @throws RecordNotFoundException for a record of another type: it is not to be had here
     */
    protected RecordRef own(RecordRef ref) {
        if (!isOwn(ref)) {
            throw new RecordNotFoundException(ref);
        }
        return ref;
    }

    private boolean isOwn(RecordRef ref) {
        return type.key().equals(ref.type());
    }

    private CheckedInput input(Map<Field<?>, ?> values) {
        return desk.shop().input().checkTyped(type, values).requireClean();
    }
}
