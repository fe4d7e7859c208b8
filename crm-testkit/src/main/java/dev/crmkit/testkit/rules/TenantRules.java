package dev.crmkit.testkit.rules;

import dev.crmkit.spi.ForImplementors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tenants know nothing of each other. */
@ForImplementors
public interface TenantRules extends StoreUnderTest {

    @TestFactory
    default DynamicTest tn_01_an_id_of_another_tenant_is_unknown() {
        return StoreRule.TN_01.on(this, Tenants::strangers);
    }

    @TestFactory
    default DynamicTest tn_02_tenants_do_not_disturb_each_other() {
        return StoreRule.TN_02.on(this, Tenants::interleaved);
    }

    @TestFactory
    default DynamicTest tn_04_ids_and_unique_values_are_those_of_one_tenant() {
        return StoreRule.TN_04.on(this, Tenants::twins);
    }
}
