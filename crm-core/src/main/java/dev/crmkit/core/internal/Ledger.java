package dev.crmkit.core.internal;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;

/** The small rows that keep commands in order: numbers, turns, and what was answered to a key before. */
final class Ledger {

    /** The last number given in a series; locked by whoever takes the next. */
    static final class Series {
        /** {@code lead:2026}. */
        static final Field<String> KEY = Field.code("key", 200).required().unique();

        static final Field<Long> LAST = Field.wholeNumber("last").required();
        static final RecordType TYPE =
                RecordType.plain("number_series").fields(KEY, LAST).build();

        private Series() {}
    }

    /** Whose turn it was last under an assignment policy. */
    static final class Turn {
        /** {@code lead} or {@code lead:<unit id>}. */
        static final Field<String> KEY = Field.code("key", 200).required().unique();

        static final Field<String> LAST_LOGIN = Field.code("lastLogin", 100).required();
        /** What each rule of the policy remembers, as JSON. */
        static final Field<String> MEMORY = Field.longText("memory");

        static final RecordType TYPE = RecordType.plain("assignment_turn")
                .fields(KEY, LAST_LOGIN, MEMORY)
                .build();

        private Turn() {}
    }

    /** What was answered to an idempotency key. */
    static final class Answer {
        static final Field<String> KEY = Field.code("key", 400).required().unique();
        /** The hash of the command: the same key with another payload is refused. */
        static final Field<String> PAYLOAD = Field.code("payload", 64).required();
        /** The record the command answered with. */
        static final Field<RecordRef> RESULT = Field.reference(
                        "result", "lead", "deal", "quote", "contract", "task", "company", "contact", "interaction")
                .required();

        static final Field<Instant> AT = Field.instant("at").required();
        static final RecordType TYPE = RecordType.plain("idempotency_key")
                .fields(KEY, PAYLOAD, RESULT, AT)
                .build();

        private Answer() {}
    }

    private Ledger() {}
}
