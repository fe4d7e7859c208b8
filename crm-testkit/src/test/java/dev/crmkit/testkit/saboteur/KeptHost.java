package dev.crmkit.testkit.saboteur;

import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.testkit.HostTransaction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/** A host's transaction over kept data: one unit on a thread of its own, which all units of the host join. */
final class KeptHost implements HostTransaction {
    private final CrmStore kept;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final LinkedBlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();
    private CompletableFuture<String> outer = CompletableFuture.completedFuture("");
    private boolean begun;
    private boolean committing;
    private boolean over;

    KeptHost(CrmStore kept) {
        this.kept = kept;
    }

    /** The way a transaction is rolled back. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public CrmStore store() {
        return new Tampered(kept) {
            @Override
            public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
                begin(options.tenant());
                return inside(() -> kept.inTx(options, work));
            }

            @Override
            public Claims claimDue(ClaimRequest request) {
                throw new StorageException("Claims are not made in a transaction of the host");
            }
        };
    }

    private void begin(String tenant) {
        if (!begun) {
            begun = true;
            outer = CompletableFuture.supplyAsync(
                    () -> kept.inTx(UnitOptions.write(tenant), tx -> open(tenant)), thread);
        }
    }

    private String open(String tenant) {
        while (!over) {
            take().run();
        }
        if (!committing) {
            throw new RolledBack();
        }
        return tenant;
    }

    private Runnable take() {
        try {
            return steps.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private <R> R inside(Supplier<R> step) {
        CompletableFuture<R> done = new CompletableFuture<>();
        steps.add(() -> {
            try {
                done.complete(step.get());
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        return joined(done);
    }

    private static <R> R joined(CompletableFuture<R> done) {
        try {
            return done.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void commit() {
        end(true);
        joined(outer);
    }

    @Override
    public void rollback() {
        end(false);
        outer.exceptionally(Throwable::toString).join();
    }

    private void end(boolean commit) {
        if (begun && !outer.isDone()) {
            inside(() -> {
                committing = commit;
                over = true;
                return over;
            });
        }
    }

    @Override
    public void close() {
        rollback();
        thread.shutdown();
    }
}
