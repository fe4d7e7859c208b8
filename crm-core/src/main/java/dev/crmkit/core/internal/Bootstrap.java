package dev.crmkit.core.internal;

import dev.crmkit.core.org.Organisation;
import dev.crmkit.core.org.User;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.List;

/** Writes the first organisation of an empty tenant: the only write no rights are asked for, since nobody has any yet. */
public final class Bootstrap {
    private final Workshop shop;
    private final String tenant;

    public Bootstrap(Workshop shop, String tenant) {
        this.shop = shop;
        this.tenant = tenant;
    }

    public boolean run(Organisation organisation) {
        List<Record> records = organisation.records(shop.environment());
        boolean written = shop.store().inTx(UnitOptions.write(tenant), tx -> write(tx, records));
        shop.forgetRights(tenant);
        return written;
    }

    private static boolean write(StoreTx tx, List<Record> records) {
        LoadPlan.Selection anybody = new LoadPlan.Selection("anybody", User.TYPE.key(), Condition.always(), 1, false);
        if (tx.load(new LoadPlan(List.of(anybody))).one("anybody").isPresent()) {
            return false;
        }
        tx.apply(new ChangeSet(records.stream().<Change>map(Change.Insert::new).toList()));
        return true;
    }
}
