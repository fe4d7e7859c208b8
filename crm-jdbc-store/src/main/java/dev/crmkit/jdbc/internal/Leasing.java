package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.SortKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** Claims due records: the database's clock, then one statement. */
final class Leasing {
    private Leasing() {}

    static Claims claim(Scope scope, ClaimRequest request) {
        Instant now = request.now().orElseGet(() -> databaseNow(scope)).truncatedTo(ChronoUnit.MICROS);
        Instant until = now.plus(request.lease()).truncatedTo(ChronoUnit.MICROS);
        TableLayout table = scope.table(request.type());
        RowShape shape = table.shape();
        Lease lease = new Lease(request.tenant(), now, until, request.limit());
        Sql sql = scope.dialect().leased(shape.selected(), table, lease);
        List<Record> claimed = scope.statements().rows(sql, shape::read);
        return new Claims(
                now,
                claimed.stream()
                        .sorted(SortKey.comparator(List.of(Order.asc(Due.DUE_AT))))
                        .toList());
    }

    private static Instant databaseNow(Scope scope) {
        Sql sql = Sql.of("SELECT " + scope.dialect().clock());
        return scope.statements()
                .rows(sql, row -> Objects.requireNonNull(row.instant(), "clock"))
                .get(0);
    }
}
