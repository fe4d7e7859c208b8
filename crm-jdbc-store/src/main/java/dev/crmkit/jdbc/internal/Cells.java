package dev.crmkit.jdbc.internal;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one row from left to right. Every reader moves on by one column and gives null for an empty one. */
final class Cells {
    private final ResultSet row;
    private int column;

    Cells(ResultSet row) {
        this.row = row;
    }

    /** Goes to that column, the first being 1. */
    Cells at(int start) {
        column = start - 1;
        return this;
    }

    @Nullable
    String text() throws SQLException {
        return row.getString(++column);
    }

    @Nullable
    Long whole() throws SQLException {
        long value = row.getLong(++column);
        return row.wasNull() ? null : value;
    }

    long count() throws SQLException {
        return row.getLong(++column);
    }

    @Nullable
    BigDecimal decimal() throws SQLException {
        return row.getBigDecimal(++column);
    }

    @Nullable
    Boolean flag() throws SQLException {
        boolean value = row.getBoolean(++column);
        return row.wasNull() ? null : value;
    }

    @Nullable
    LocalDate date() throws SQLException {
        return row.getObject(++column, LocalDate.class);
    }

    @Nullable
    Instant instant() throws SQLException {
        OffsetDateTime value = row.getObject(++column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    @Nullable
    UUID id() throws SQLException {
        return row.getObject(++column, UUID.class);
    }

    /** The elements of an array of texts; none when it is empty. */
    List<String> texts() throws SQLException {
        Array array = row.getArray(++column);
        return array == null
                ? List.of()
                : Arrays.stream((Object[]) array.getArray())
                        .map(String.class::cast)
                        .toList();
    }
}
