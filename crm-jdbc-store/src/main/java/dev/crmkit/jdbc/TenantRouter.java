package dev.crmkit.jdbc;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.StoreDescription;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Several stores as one: each tenant lives whole in one of them. A unit of work is one tenant's, so nothing ever spans
 * two databases.
 *
 * <pre>{@code
 * CrmStore store = TenantRouter.over(Map.of("a", JdbcStore.on(first), "b", JdbcStore.on(second)), placement::databaseOf);
 * }</pre>
 *
 * <p>Moving a tenant is the host's work: stop it, copy its rows (each table begins with {@code tenant_id}), change the
 * placement. Thread-safe when the placement is.
 */
@ForCallers
public final class TenantRouter implements CrmStore {
    private final Map<String, CrmStore> stores;
    private final Function<String, String> placement;

    private TenantRouter(Map<String, CrmStore> stores, Function<String, String> placement) {
        this.stores = new LinkedHashMap<>(stores);
        this.placement = placement;
    }

    /**
     * A router.
     *
     * @param stores by any name
     * @param placement gives the name of the store a tenant lives in; asked for every unit, and must not change while a
     *     unit of the tenant is open
     */
    public static TenantRouter over(Map<String, ? extends CrmStore> stores, Function<String, String> placement) {
        if (stores.isEmpty()) {
            throw new IllegalArgumentException("A router needs a store");
        }
        return new TenantRouter(new LinkedHashMap<>(stores), placement);
    }

    private CrmStore of(String tenant) {
        CrmStore store = stores.get(placement.apply(tenant));
        if (store == null) {
            throw new StorageException(
                    "The tenant " + tenant + " is placed in a store that is not there; there are " + stores.keySet());
        }
        return store;
    }

    /** What every one of the stores can do. */
    @Override
    public StoreDescription info() {
        Set<Capability> common = EnumSet.allOf(Capability.class);
        stores.values().forEach(store -> common.retainAll(store.info().capabilities()));
        return new StoreDescription("router", common);
    }

    /** Brings every store to the schema, one after the other; the steps begin with the store's name. */
    @Override
    public List<String> migrate(Schema schema) {
        List<String> steps = new ArrayList<>();
        stores.forEach((name, store) -> store.migrate(schema).forEach(step -> steps.add(name + ": " + step)));
        return steps;
    }

    @Override
    public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
        return of(options.tenant()).inTx(options, work);
    }

    @Override
    public Claims claimDue(ClaimRequest request) {
        return of(request.tenant()).claimDue(request);
    }

    @Override
    public void close() {
        stores.values().forEach(CrmStore::close);
    }
}
