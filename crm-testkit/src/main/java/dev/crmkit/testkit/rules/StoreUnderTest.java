package dev.crmkit.testkit.rules;

import dev.crmkit.spi.ForImplementors;
import dev.crmkit.testkit.StoreFixture;

/** What every chapter of the contract is about. Reports carry the name of the class that implements it. */
@ForImplementors
public interface StoreUnderTest {

    /** How to open the store under test. */
    StoreFixture store();
}
