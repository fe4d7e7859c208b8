package dev.crmkit.jdbc.internal;

import dev.crmkit.jdbc.internal.Catalog.StoredType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How PostgreSQL spells the types of columns. Its varchar(n) counts code points, as we do. */
final class PostgresTypes {
    private static final int FIRST_YEAR = -4711;
    private static final int LAST_YEAR = 294_275;

    private PostgresTypes() {}

    static String name(ColumnType type) {
        return switch (type.kind()) {
            case ASCII, TEXT -> "varchar(" + type.length() + ")";
            case UNBOUNDED -> "varchar";
            case UUID -> "uuid";
            case WHOLE -> "bigint";
            case DECIMAL -> "numeric(" + type.length() + ", " + type.scale() + ")";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case INSTANT -> "timestamp(6) with time zone";
        };
    }

    /** The order of bytes is that of code points, and no update of the system changes it. */
    static String inColumn(ColumnType type) {
        return isText(type) ? name(type) + " COLLATE \"C\"" : name(type);
    }

    static boolean isText(ColumnType type) {
        return switch (type.kind()) {
            case ASCII, TEXT, UNBOUNDED -> true;
            default -> false;
        };
    }

    /**
     * Whether the driver and the server give back what they get. The driver turns half a surrogate pair into a question
     * mark, and dates beyond the server's into infinity; the server knows no NUL.
     */
    static boolean keeps(Object value) {
        if (value instanceof String text) {
            return isPlain(text) || text.codePoints().noneMatch(PostgresTypes::isStrange);
        }
        if (value instanceof Instant instant) {
            return isDate(instant.atOffset(ZoneOffset.UTC).getYear());
        }
        return !(value instanceof LocalDate date) || isDate(date.getYear());
    }

    /** Runs for every text that is sent, hence no stream. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStrange(int codePoint) {
        return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    private static boolean isDate(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    /** As arrays are made of it: the name the server itself uses. */
    static String element(ColumnType type) {
        return switch (type.kind()) {
            case ASCII, TEXT, UNBOUNDED -> "varchar";
            case UUID -> "uuid";
            case WHOLE -> "int8";
            case DECIMAL -> "numeric";
            case BOOLEAN -> "bool";
            case DATE -> "date";
            case INSTANT -> "timestamptz";
        };
    }

    /** As the catalog tells it. */
    static StoredType stored(ColumnType type) {
        return switch (type.kind()) {
            case ASCII, TEXT -> new StoredType("character varying", type.length(), 0);
            case UNBOUNDED -> new StoredType("character varying", 0, 0);
            case UUID -> new StoredType("uuid", 0, 0);
            case WHOLE -> new StoredType("bigint", 0, 0);
            case DECIMAL -> new StoredType("numeric", type.length(), type.scale());
            case BOOLEAN -> new StoredType("boolean", 0, 0);
            case DATE -> new StoredType("date", 0, 0);
            case INSTANT -> new StoredType("timestamp with time zone", 0, 0);
        };
    }
}
