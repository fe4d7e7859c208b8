package dev.crmkit.core.internal;

import com.google.common.hash.Hashing;
import dev.crmkit.core.record.Cursor;
import dev.crmkit.core.record.Query;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.Violation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes and reads cursors: the sort keys of the last record, its id, and the hash of whose query it was. */
final class Cursors {
    private static final String SEPARATOR = "\u001f";
    private static final String EMPTY = "\u001e";

    private final List<Order> orders;
    private final String hash;

    Cursors(Desk desk, RecordType type, Query query) {
        this.orders = query.orders();
        String identity = desk.tenant()
                + '\n'
                + desk.login()
                + '\n'
                + type.key()
                + '\n'
                + query.where()
                + '\n'
                + query.orders()
                + '\n'
                + query.archived();
        this.hash = Hashing.sha256()
                .hashString(identity, StandardCharsets.UTF_8)
                .toString()
                .substring(0, 16);
    }

    Cursor after(Record last) {
        RecordQuery.Position position = RecordQuery.Position.of(last, orders);
        List<String> parts = new ArrayList<>(List.of(hash, position.id().toString()));
        position.keys().forEach(key -> parts.add(key.map(ValueText::of).orElse(EMPTY)));
        byte[] bytes = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    RecordQuery.Position read(Cursor cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor.text());
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, -1);
            if (parts.length != orders.size() + 2 || !parts[0].equals(hash)) {
                throw bad();
            }
            List<Optional<Object>> keys = new ArrayList<>();
            for (int i = 0; i < orders.size(); i++) {
                keys.add(key(orders.get(i).field(), parts[i + 2]));
            }
            return new RecordQuery.Position(keys, UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw bad();
        }
    }

    private static Optional<Object> key(Field<?> field, String text) {
        if (text.equals(EMPTY)) {
            return Optional.empty();
        }
        FieldType<?> type = field.type();
        if (type instanceof FieldType.WholeNumber || type instanceof FieldType.Choice) {
            return Optional.of(Long.valueOf(text));
        }
        if (type instanceof FieldType.Decimal) {
            return Optional.of(new BigDecimal(text));
        }
        if (type instanceof FieldType.Amount) {
            return Optional.of(Money.parse(text));
        }
        if (type instanceof FieldType.Bool) {
            return Optional.of(Boolean.valueOf(text));
        }
        if (type instanceof FieldType.Day) {
            return Optional.of(LocalDate.parse(text));
        }
        return Optional.of(type instanceof FieldType.Moment ? Instant.parse(text) : text);
    }

    private static InvalidInputException bad() {
        return InvalidInputException.of(Violation.of(
                "cursor",
                "BAD_CURSOR",
                "The cursor is not one of this query: start from the first page",
                "Указатель страницы не от этого запроса: начните с первой страницы"));
    }
}
