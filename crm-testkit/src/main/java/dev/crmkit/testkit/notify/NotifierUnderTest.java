package dev.crmkit.testkit.notify;

import dev.crmkit.spi.ForImplementors;

/** What the rules are run on. */
@ForImplementors
public interface NotifierUnderTest {

    /** How to get at the notifier; called once for every rule. */
    NotifierFixture notifier();
}
