package dev.crmkit.jdbc.internal;

import java.sql.Types;

/**
 * What a column holds, in words every dialect can render.
 *
 * @param length characters of a text, all digits of a number, else 0
 * @param scale digits after the point of a number, else 0
 */
record ColumnType(Kind kind, int length, int scale) {

    /** The kinds of columns there are. */
    enum Kind {
        /** Text of ASCII characters: codes the library makes. */
        ASCII(Types.VARCHAR),
        /** Text measured in code points. */
        TEXT(Types.VARCHAR),
        /** Text without a limit of its own: folds may be longer than their text. */
        UNBOUNDED(Types.VARCHAR),
        UUID(Types.OTHER),
        WHOLE(Types.BIGINT),
        DECIMAL(Types.NUMERIC),
        BOOLEAN(Types.BOOLEAN),
        DATE(Types.DATE),
        /** A point in time to the microsecond. */
        INSTANT(Types.TIMESTAMP_WITH_TIMEZONE);

        private final int jdbcType;

        Kind(int jdbcType) {
            this.jdbcType = jdbcType;
        }
    }

    static final ColumnType UNBOUNDED = new ColumnType(Kind.UNBOUNDED, 0, 0);
    static final ColumnType UUID = new ColumnType(Kind.UUID, 0, 0);
    static final ColumnType WHOLE = new ColumnType(Kind.WHOLE, 0, 0);
    static final ColumnType BOOLEAN = new ColumnType(Kind.BOOLEAN, 0, 0);
    static final ColumnType DATE = new ColumnType(Kind.DATE, 0, 0);
    static final ColumnType INSTANT = new ColumnType(Kind.INSTANT, 0, 0);

    static ColumnType ascii(int length) {
        return new ColumnType(Kind.ASCII, length, 0);
    }

    static ColumnType text(int codePoints) {
        return new ColumnType(Kind.TEXT, codePoints, 0);
    }

    static ColumnType decimal(int precision, int scale) {
        return new ColumnType(Kind.DECIMAL, precision, scale);
    }

    /** One of {@link Types}. */
    int jdbcType() {
        return kind.jdbcType;
    }
}
