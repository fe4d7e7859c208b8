package dev.crmkit.testkit.notify;

import dev.crmkit.testkit.NotifierContract;

/** The contract asks for nothing that cannot be kept. */
class SoundNotifierTest implements NotifierContract {
    private final Gateway gateway = new Gateway();

    @Override
    public NotifierFixture notifier() {
        return NotifierFixture.open(() -> new SoundNotifier(gateway))
                .observedBy(gateway::taken)
                .brokenBy(gateway::behave);
    }
}
