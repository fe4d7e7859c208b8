package dev.crmkit.testkit;

import dev.crmkit.spi.ForImplementors;
import dev.crmkit.testkit.notify.NotifierFixture;
import dev.crmkit.testkit.notify.NotifierRules;

/**
 * The notifier contract of {@code docs/write-a-notifier.md} as tests. All an author writes is one class:
 *
 * <pre>{@code
 * class SmsNotifierTest implements NotifierContract {
 *     private final HttpGateway gateway = HttpGateway.open(SmsNotifierTest::read);
 *
 *     @Override
 *     public NotifierFixture notifier() {
 *         return NotifierFixture.open(() -> new SmsNotifier(gateway.uri(), PHONES))
 *                 .observedBy(gateway::taken)
 *                 .brokenBy(gateway::behave);
 *     }
 * }
 * }</pre>
 */
@ForImplementors
public interface NotifierContract extends NotifierRules {

    @Override
    NotifierFixture notifier();
}
