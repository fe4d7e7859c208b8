package dev.crmkit.examples.data;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.CrmSession;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.examples.acceptance.StoreKind;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.util.List;

/** One installation to be filled with many records and asked about them. */
final class Installation {
    private static final int UNIT = 500;

    private final VirtualEnvironment environment =
            VirtualEnvironment.startingAt(Instant.parse("2018-01-01T00:00:00Z"), 7);
    private final CrmStore store;
    private final Crm crm;

    Installation(StoreKind kind, Definitions definitions, Organisation people) {
        this.store = kind.open(environment);
        this.crm = Crm.builder()
                .store(store)
                .environment(environment)
                .definitions(definitions)
                .build();
        crm.bootstrap(people);
    }

    CrmSession as(String login) {
        return crm.as(Actor.user(login));
    }

    /** A record to be written as it is. */
    Record.Builder create(RecordType type) {
        return create(newRef(type));
    }

    /** The same with a reference that is known already. */
    Record.Builder create(RecordRef ref) {
        return Record.create(crm.definitions().schema().type(ref.type()), ref.id());
    }

    RecordRef newRef(RecordType type) {
        return new RecordRef(type.key(), environment.newId());
    }

    /** Writes straight into the store: thousands of rows are wanted, and no door writes the past. */
    void write(List<Record> records) {
        for (int from = 0; from < records.size(); from += UNIT) {
            List<Record> some = records.subList(from, Math.min(records.size(), from + UNIT));
            ChangeSet changes =
                    new ChangeSet(some.stream().<Change>map(Change.Insert::new).toList());
            store.inTx(UnitOptions.write("main"), tx -> {
                tx.apply(changes);
                return changes.changes().size();
            });
        }
    }
}
