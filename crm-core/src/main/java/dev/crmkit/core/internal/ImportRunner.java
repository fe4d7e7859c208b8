package dev.crmkit.core.internal;

import dev.crmkit.AccessDeniedException;
import dev.crmkit.RejectedException;
import dev.crmkit.core.record.Values;
import dev.crmkit.core.value.CheckedInput;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes rows of an import: many in one unit, one by one when the storage refuses the unit. */
public final class ImportRunner {
    private final CommandRunner commands;
    private final RecordType type;
    private final String entry;

    public ImportRunner(Desk desk, RecordType type) {
        this.commands = new CommandRunner(desk);
        this.type = type;
        this.entry = desk.shop()
                .workflow(type.key())
                .map(workflow -> workflow.entries().get(0))
                .map(TransitionDefinition::name)
                .orElse("import");
    }

    /**
     * A row that is well in itself.
     *
     * @param externalKey null where the mapping names no key column
     */
    public record Row(
            long number, CheckedInput input, @Nullable String externalKey) {}

    /** What became of a row. */
    public enum Kind {
        CREATED,
        UPDATED,
        UNCHANGED,
        REJECTED
    }

    /**
     * A row and what became of it.
     *
     * @param record null when it was rejected
     */
    public record Result(long row, Kind kind, @Nullable RecordRef record, List<Violation> violations) {

        public Optional<RecordRef> ref() {
            return Optional.ofNullable(record);
        }
    }

    public List<Result> run(List<Row> rows, boolean rehearsal) {
        List<ImportRecord> all = rows.stream().map(this::command).toList();
        try {
            return results(rows, commands.runEach(all, rehearsal));
        } catch (StorageException | VersionConflictException unit) {
            return oneByOne(rows, all, rehearsal);
        }
    }

    private ImportRecord command(Row row) {
        Values draft = Values.draft();
        if (row.externalKey() != null) {
            draft.externalKey(row.externalKey());
        }
        return new ImportRecord(type, row.input(), draft, entry);
    }

    private static List<Result> results(List<Row> rows, List<CommandRunner.Outcome> outcomes) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            results.add(result(rows.get(i), outcomes.get(i)));
        }
        return results;
    }

    private List<Result> oneByOne(List<Row> rows, List<ImportRecord> all, boolean rehearsal) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            results.add(alone(rows.get(i), all.get(i), rehearsal));
        }
        return results;
    }

    private Result alone(Row row, ImportRecord command, boolean rehearsal) {
        try {
            return rehearsal
                    ? result(row, commands.runEach(List.of(command), true).get(0))
                    : done(row, commands.run(command));
        } catch (CrmException refused) {
            return rejected(row, refused);
        }
    }

    private static Result result(Row row, CommandRunner.Outcome outcome) {
        return outcome.answer() == null ? rejected(row, outcome.refusal()) : done(row, outcome.answer());
    }

    private static Result done(Row row, Answer answer) {
        Kind changed = answer.changed() ? Kind.UPDATED : Kind.UNCHANGED;
        return new Result(
                row.number(),
                answer.fresh() ? Kind.CREATED : changed,
                answer.record().ref(),
                List.of());
    }

    private static Result rejected(Row row, @Nullable CrmException refusal) {
        return new Result(row.number(), Kind.REJECTED, null, violations(refusal));
    }

    private static List<Violation> violations(@Nullable CrmException refusal) {
        if (refusal instanceof InvalidInputException invalid) {
            return invalid.violations();
        }
        if (refusal instanceof RejectedException rejected) {
            return rejected.violations();
        }
        String right = refusal instanceof AccessDeniedException ? "RIGHT" : "FAILED";
        return List.of(Violation.of(
                "",
                right,
                refusal instanceof AccessDeniedException
                        ? "You may not import this row"
                        : "The row could not be written",
                refusal instanceof AccessDeniedException
                        ? "У вас нет права импортировать эту строку"
                        : "Строку записать не удалось"));
    }
}
