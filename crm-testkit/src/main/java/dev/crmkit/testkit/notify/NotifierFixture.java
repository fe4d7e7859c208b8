package dev.crmkit.testkit.notify;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.notify.Notifier;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How the contract gets at a notifier: how it is made, what truly went out, how its gateway is made to fail. It is to know
 * the logins {@link #MILA} and {@link #MAX}, and nobody else. Immutable.
 *
 * <pre>{@code
 * NotifierFixture.open(() -> new SmsNotifier(gateway.uri(), phones))
 *         .observedBy(gateway::taken)
 *         .brokenBy(gateway::behave)
 * }</pre>
 */
@ForCallers
public final class NotifierFixture {
    public static final String MILA = "mila";
    public static final String MAX = "max";

    private final Supplier<? extends Notifier> opener;
    private final Supplier<? extends Collection<Delivered>> observer;
    private final Consumer<GatewayFault> breaker;
    private final Traits traits;

    /**
     * What the gateway can be.
     *
     * @param faults it can have
     * @param strangers whether there are recipients it does not know
     */
    private record Traits(Set<GatewayFault> faults, boolean strangers) {}

    private NotifierFixture(
            Supplier<? extends Notifier> opener,
            Supplier<? extends Collection<Delivered>> observer,
            Consumer<GatewayFault> breaker,
            Traits traits) {
        this.opener = opener;
        this.observer = observer;
        this.breaker = breaker;
        this.traits = traits;
    }

    /**
     * A notifier of which nothing else is known yet.
     *
     * @param opener called once for every rule; what it makes is closed afterwards, if it can be
     */
    public static NotifierFixture open(Supplier<? extends Notifier> opener) {
        return new NotifierFixture(opener, List::of, fault -> {}, new Traits(Set.of(), true));
    }

    /** All that was taken since the fixture was made, in any order. */
    public NotifierFixture observedBy(Supplier<? extends Collection<Delivered>> taken) {
        return new NotifierFixture(opener, taken, breaker, traits);
    }

    /**
     * Makes the gateway behave so from now on.
     *
     * @param possible the faults there are; rules about others are shown as skipped. All unless said
     */
    public NotifierFixture brokenBy(Consumer<GatewayFault> behave, GatewayFault... possible) {
        Set<GatewayFault> known = Set.of(possible.length == 0 ? GatewayFault.values() : possible);
        return new NotifierFixture(opener, observer, behave, new Traits(known, traits.strangers));
    }

    /** Messages to everybody go to one place, so that there are no strangers: NT-04 is shown as skipped. */
    public NotifierFixture withoutStrangers() {
        return new NotifierFixture(opener, observer, breaker, new Traits(traits.faults, false));
    }

    boolean hasStrangers() {
        return traits.strangers;
    }

    Notifier open() {
        return opener.get();
    }

    List<Delivered> taken() {
        return List.copyOf(observer.get());
    }

    boolean knows(GatewayFault fault) {
        return traits.faults.contains(fault);
    }

    void behave(GatewayFault fault) {
        breaker.accept(fault);
    }
}
