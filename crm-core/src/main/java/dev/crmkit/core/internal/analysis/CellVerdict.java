package dev.crmkit.core.internal.analysis;

import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.storage.Record;

/** Whether some record fits a condition. */
public sealed interface CellVerdict {

    /** One does: this one, with few fields filled in. */
    record Some(Record witness) implements CellVerdict {}

    /** None does, whatever its values. */
    record None() implements CellVerdict {}

    /**
     * Not known: neither a record was found nor all kinds of them were tried.
     *
     * @param related whether one was found that fits if only its related records do
     */
    record Undecided(Label reason, boolean related) implements CellVerdict {

        /** For another reason than related records. */
        public static Undecided because(String en, String ru) {
            return new Undecided(new Label(ru, en), false);
        }
    }
}
