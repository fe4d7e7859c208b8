package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.storage.UnitOptions.Expectation;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;

/** The stored versions of single records. */
final class Versions {
    private Versions() {}

    /** Refuses the next answer unless the record has the version it is expected to have by then. */
    static void expect(Scope scope, Expectation expected) {
        scope.statements().ahead(select(scope, expected.ref()), found -> {
            long stored = only(found);
            if (stored != expected.version()) {
                throw new VersionConflictException(expected.ref(), expected.version(), stored);
            }
        });
    }

    /** The version now, 0 when there is no such record. */
    static long of(Scope scope, RecordRef ref) {
        return only(scope.statements().rows(select(scope, ref), Cells::count));
    }

    private static long only(List<Long> found) {
        return found.isEmpty() ? 0 : found.get(0);
    }

    private static Sql select(Scope scope, RecordRef ref) {
        return Sql.of("SELECT t.version FROM " + scope.table(ref.type()).name() + " t WHERE t.tenant_id = ")
                .bind(Column.TENANT.type(), scope.tenant())
                .add(" AND t.id = ")
                .bind(Column.ID.type(), ref.id());
    }
}
