package dev.crmkit.core.internal.analysis;

import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.storage.Record;

/** Whether some record fits a condition. */
public sealed interface CellVerdict {

    /** One does: this one, with few fields filled in. */
    record Some(Record witness) implements CellVerdict {}

    /** None does, whatever its values. */
    record None() implements CellVerdict {}

    /** Not known: neither a record was found nor all kinds of them were tried. */
    record Undecided(Label reason) implements CellVerdict {

        static Undecided because(String en, String ru) {
            return new Undecided(new Label(ru, en));
        }
    }
}
