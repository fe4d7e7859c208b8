package dev.crmkit.jdbc;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.environment.SystemEnvironment;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.core.record.Query;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.value.RecordRef;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Threads that register leads, each under an idempotency key, and say the same again until it is acknowledged: what a host
 * does while its database comes and goes.
 */
final class Clerks implements AutoCloseable {
    private static final int THREADS = 4;

    private final Crm crm;
    private final Map<String, RecordRef> acknowledged = new ConcurrentHashMap<>();
    private final Semaphore done = new Semaphore(0);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<Future<?>> work = new ArrayList<>();
    private volatile boolean open = true;

    private Clerks(Crm crm) {
        this.crm = crm;
    }

    static Clerks on(DataSource source) {
        Crm crm = Crm.builder()
                .store(JdbcStore.on(source))
                .environment(new SystemEnvironment())
                .definitions(Definitions.shipped().build())
                .build();
        crm.bootstrap(Organisation.builder(ZoneId.of("Europe/Moscow"), "MSK")
                .unit("sales", "Продажи")
                .user("hana", "Хана")
                .role("hana", "HEAD", "sales")
                .service("automation", "AUTOMATION", "sales")
                .build());
        Clerks clerks = new Clerks(crm);
        for (int i = 0; i < THREADS; i++) {
            String name = "clerk" + i;
            clerks.work.add(clerks.threads.submit(() -> clerks.work(name)));
        }
        return clerks;
    }

    private void work(String name) {
        for (int i = 0; open; i++) {
            String key = name + "-" + i;
            acknowledged.put(key, untilAcknowledged(key));
            done.release();
        }
    }

    private RecordRef untilAcknowledged(String key) {
        while (true) {
            try {
                return crm.as(Actor.user("hana"))
                        .leads()
                        .register(Lead.draft().title(key).contactName(key), key)
                        .ref();
            } catch (StorageException e) {
                Thread.onSpinWait();
            }
        }
    }

    /** Returns when so many more were acknowledged. */
    void await(int more) throws InterruptedException {
        done.drainPermits();
        if (!done.tryAcquire(more, 60, TimeUnit.SECONDS)) {
            throw new AssertionError("the clerks came to a standstill");
        }
    }

    /** Ends the day; what any of them could not bear is thrown. */
    Map<String, RecordRef> stop() throws Exception {
        open = false;
        for (Future<?> each : work) {
            each.get(60, TimeUnit.SECONDS);
        }
        return acknowledged;
    }

    /** The keys of all leads that are there, each as often as it is. */
    List<String> registered() {
        List<String> titles = new ArrayList<>();
        crm.as(Actor.user("hana"))
                .leads()
                .each(
                        Query.where(Condition.always()),
                        lead -> titles.add(lead.get(Header.NUMBER).orElseThrow() + " " + lead.title()));
        return titles;
    }

    @Override
    public void close() {
        open = false;
        threads.shutdownNow();
        crm.close();
    }
}
