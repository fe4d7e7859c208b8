package dev.crmkit.testkit.saboteur;

import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.StoreDescription;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.List;
import java.util.function.Function;

/** A sound store between us and the contract; what a saboteur overrides is wrong. */
class Tampered implements CrmStore {
    final CrmStore sound;

    Tampered(CrmStore sound) {
        this.sound = sound;
    }

    /** The unit the work gets to see. */
    StoreTx tampered(StoreTx tx, UnitOptions options) {
        return tx;
    }

    @Override
    public StoreDescription info() {
        return sound.info();
    }

    @Override
    public List<String> migrate(Schema schema) {
        return sound.migrate(schema);
    }

    @Override
    public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
        return sound.inTx(options, tx -> work.apply(tampered(tx, options)));
    }

    @Override
    public Claims claimDue(ClaimRequest request) {
        return sound.claimDue(request);
    }

    @Override
    public void close() {
        sound.close();
    }
}
