package dev.crmkit.core.org;

import dev.crmkit.core.internal.Desk;
import dev.crmkit.core.internal.QueryRunner;
import dev.crmkit.core.record.Page;
import dev.crmkit.core.record.Query;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.Optional;

/** Finds users and units by the names people use. Thread-safe. */
@ForCallers
public final class People {
    private final QueryRunner queries;

    public People(Desk desk) {
        this.queries = new QueryRunner(desk);
    }

    /** The user with this login. */
    public Optional<RecordRef> user(String login) {
        return first(queries.list(User.TYPE, Query.where(User.LOGIN.is(login)).limit(1)));
    }

    /** The unit with this code. */
    public Optional<RecordRef> unit(String code) {
        return first(queries.list(Unit.TYPE, Query.where(Unit.CODE.is(code)).limit(1)));
    }

    private static Optional<RecordRef> first(Page<Record> page) {
        return page.items().stream().map(Record::ref).findFirst();
    }
}
