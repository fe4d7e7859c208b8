package dev.crmkit.testkit;

import dev.crmkit.spi.ForImplementors;
import dev.crmkit.testkit.rules.ConditionRules;
import dev.crmkit.testkit.rules.DueRules;
import dev.crmkit.testkit.rules.QueryRules;
import dev.crmkit.testkit.rules.RecordRules;
import dev.crmkit.testkit.rules.SchemaRules;
import dev.crmkit.testkit.rules.TenantRules;
import dev.crmkit.testkit.rules.UnitRules;

/**
 * The storage contract of {@code CONTRACT.md} as tests. All an adapter's author writes is one class:
 *
 * <pre>{@code
 * class MongoStoreTest implements StoreContract {
 *     @Override
 *     public StoreFixture store() {
 *         return StoreFixture.open(() -> new MongoStore(uri())).wipe(() -> dropEverything(uri()));
 *     }
 * }
 * }</pre>
 *
 * <p>Settings: {@link dev.crmkit.testkit.rules.Tck}.
 */
@ForImplementors
public interface StoreContract
        extends RecordRules, QueryRules, ConditionRules, UnitRules, DueRules, TenantRules, SchemaRules {

    /** How to open the store under test. */
    @Override
    StoreFixture store();
}
