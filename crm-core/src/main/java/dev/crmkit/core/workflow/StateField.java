package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Option;
import java.time.Instant;
import java.util.List;

/**
 * The fields of one state machine on a record: the state, since when, how many moves so far, and the version of the
 * workflow the record is pinned to. All are kept by the library; no door sets a state directly.
 */
@ForCallers
public record StateField(Field<String> state, Field<Instant> since, Field<Long> seq, Field<Long> workflowVersion) {

    /** The four fields under a key: {@code stage}, {@code stageSince}, {@code stageSeq}, {@code stageVersion}. */
    public static StateField of(String key, String ru, String en, Option... options) {
        return of(key, ru, en, new FieldType.Choice(List.of(options)));
    }

    /** The same with the states as a type. */
    public static StateField of(String key, String ru, String en, FieldType.Choice states) {
        return new StateField(
                Field.of(key, states).label(ru, en).managed(),
                Field.instant(key + "Since").label(ru + ": с", en + " since").managed(),
                Field.wholeNumber(key + "Seq")
                        .label(ru + ": номер смены", en + " sequence")
                        .managed(),
                Field.wholeNumber(key + "Version")
                        .label(ru + ": версия процесса", en + " workflow version")
                        .managed());
    }

    /** In the order of the columns. */
    public Field<?>[] fields() {
        return new Field<?>[] {state, since, seq, workflowVersion};
    }
}
