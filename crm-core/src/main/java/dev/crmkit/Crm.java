package dev.crmkit;

import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.environment.SystemEnvironment;
import dev.crmkit.core.internal.Workshop;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.core.org.RecordDirectory;
import dev.crmkit.core.timer.PumpReport;
import dev.crmkit.core.value.PhoneNormalizers;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.environment.Environment;
import dev.crmkit.spi.identity.Directory;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.value.PhoneNormalizer;
import dev.crmkit.spi.value.Violation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The front door. Build one per application and keep it. Thread-safe.
 *
 * <pre>{@code
 * Crm crm = Crm.builder().store(JdbcStore.on(dataSource)).definitions(Definitions.shipped().build()).build();
 * crm.bootstrap(organisation);
 * Lead lead = crm.as(Actor.user("hana")).leads().register(Lead.draft().title("Camry, trade-in"));
 * }</pre>
 */
@ForCallers
public final class Crm implements AutoCloseable {
    private static final String MAIN = "main";
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");

    private final Workshop shop;
    private final Map<String, Notifier> notifiers;
    private final CrmTenant main;

    private Crm(Workshop shop, Map<String, Notifier> notifiers) {
        this.shop = shop;
        this.notifiers = Map.copyOf(notifiers);
        this.main = tenant(MAIN);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A tenant by its code: 1 to 32 of {@code a-z 0-9 _ -}. */
    public CrmTenant tenant(String code) {
        if (!CODE.matcher(code).matches()) {
            throw InvalidInputException.of(Violation.of(
                    "tenant",
                    "BAD_TENANT",
                    "A tenant code is 1 to 32 of a-z, 0-9, _ and -",
                    "Код арендатора: от 1 до 32 знаков a-z, 0-9, _ и -"));
        }
        return new CrmTenant(shop, code, notifiers);
    }

    /** The doors of the main tenant, as this actor. */
    public CrmSession as(Actor actor) {
        return main.as(actor);
    }

    /** Writes the first organisation of the main tenant. */
    public boolean bootstrap(Organisation organisation) {
        return main.bootstrap(organisation);
    }

    /** Fires every due timer of the main tenant. */
    public PumpReport fireTimers() {
        return main.fireTimers();
    }

    /** Sends every due message of the main tenant. */
    public PumpReport sendMessages() {
        return main.sendMessages();
    }

    public Definitions definitions() {
        return shop.definitions();
    }

    /** Releases the store. */
    @Override
    public void close() {
        shop.store().close();
    }

    /** Puts an installation together. Not thread-safe. */
    public static final class Builder {
        private @Nullable CrmStore store;
        private @Nullable Definitions definitions;
        private @Nullable Directory directory;
        private Environment environment = new SystemEnvironment();
        private PhoneNormalizer phones = PhoneNormalizers.bestAvailable("RU");
        private final Map<String, Notifier> notifiers = new LinkedHashMap<>();

        private Builder() {}

        /** Where records are kept. Required. */
        public Builder store(CrmStore value) {
            this.store = value;
            return this;
        }

        /** What is kept and how it moves; the shipped definitions unless said. */
        public Builder definitions(Definitions value) {
            this.definitions = value;
            return this;
        }

        /** Who people are; the store's own users and units unless said. */
        public Builder directory(Directory value) {
            this.directory = value;
            return this;
        }

        /** Time and ids; the system's unless said. */
        public Builder environment(Environment value) {
            this.environment = value;
            return this;
        }

        public Builder phones(PhoneNormalizer value) {
            this.phones = value;
            return this;
        }

        /**
         * A way messages leave by. Every process that sends messages should know the same ones.
         *
         * @param name 1 to 32 of {@code a-z 0-9 _ -}, kept with waiting messages
         */
        public Builder notifier(String name, Notifier notifier) {
            if (!CODE.matcher(name).matches()) {
                throw InvalidInputException.of(Violation.of(
                        "notifier",
                        "BAD_NOTIFIER",
                        "The name of a notifier is 1 to 32 of a-z, 0-9, _ and -",
                        "Имя уведомителя: от 1 до 32 знаков a-z, 0-9, _ и -"));
            }
            notifiers.put(name, notifier);
            return this;
        }

        /** Brings the store to the schema and opens the doors. */
        public Crm build() {
            CrmStore present = Objects.requireNonNull(store, "Crm.builder() needs a store");
            Definitions all = definitions == null ? Definitions.shipped().build() : definitions;
            present.migrate(all.schema());
            Directory known = directory == null ? RecordDirectory.over(present) : directory;
            Workshop shop = new Workshop(present, all, known, environment, phones);
            return new Crm(shop, notifiers);
        }
    }
}
