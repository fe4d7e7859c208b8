package dev.crmkit.core.internal;

import dev.crmkit.core.org.Organisation;
import dev.crmkit.core.org.RightsVersion;
import dev.crmkit.core.org.User;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.TransientStorageException;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.ArrayList;
import java.util.List;

/** Writes the first organisation of an empty tenant: the only write no rights are asked for, since nobody has any yet. */
public final class Bootstrap {
    /** Several processes may start on an empty store at once: those who come second find it written. */
    private static final int TRIES = 3;

    private final Workshop shop;
    private final String tenant;

    public Bootstrap(Workshop shop, String tenant) {
        this.shop = shop;
        this.tenant = tenant;
    }

    public boolean run(Organisation organisation) {
        List<Record> records = organisation.records(shop.environment());
        for (int attempt = 1; ; attempt++) {
            try {
                return shop.store().inTx(UnitOptions.write(tenant), tx -> write(tx, records));
            } catch (DuplicateKeyException | TransientStorageException raced) {
                if (attempt == TRIES) {
                    throw raced;
                }
            } finally {
                shop.forgetRights(tenant);
            }
        }
    }

    private boolean write(StoreTx tx, List<Record> records) {
        LoadPlan.Selection anybody = new LoadPlan.Selection("anybody", User.TYPE.key(), Condition.always(), 1, false);
        if (tx.load(new LoadPlan(List.of(anybody))).one("anybody").isPresent()) {
            return false;
        }
        List<Change> changes =
                new ArrayList<>(List.of(RightsVersion.none(tenant).count().change()));
        records.forEach(record -> changes.add(new Change.Insert(record)));
        tx.apply(new ChangeSet(changes));
        return true;
    }
}
