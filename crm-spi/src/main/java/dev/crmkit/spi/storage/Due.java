package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import java.time.Instant;
import java.util.List;

/** The fields of a type whose records become due and are claimed: timers, outbox messages. */
@ForCallers
public final class Due {
    /** Not claimed before. */
    public static final Field<Instant> DUE_AT =
            Field.instant("dueAt").label("Срок", "Due at").required();
    /** Nobody is handed it before then: somebody has claimed it, or it failed and pauses. */
    public static final Field<Instant> LEASE_UNTIL = Field.instant("leaseUntil").label("Занято до", "Leased until");
    /** Only the head of each key is ever claimed. */
    public static final Field<String> ORDERING_KEY =
            Field.code("orderingKey", 200).label("Ключ порядка", "Ordering key").required();
    /** How often it was tried and failed. */
    public static final Field<Long> ATTEMPTS =
            Field.wholeNumber("attempts").label("Попыток", "Attempts").required();
    /** Given up at that instant: never claimed again, blocks nobody, waits for a person. */
    public static final Field<Instant> DEAD_AT = Field.instant("deadAt").label("Снято", "Given up at");

    public static final Field<String> LAST_ERROR = Field.text("lastError", 500).label("Последняя ошибка", "Last error");

    public static final List<Field<?>> FIELDS =
            List.of(DUE_AT, LEASE_UNTIL, ORDERING_KEY, ATTEMPTS, DEAD_AT, LAST_ERROR);

    private Due() {}
}
