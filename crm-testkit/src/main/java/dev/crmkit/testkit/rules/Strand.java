package dev.crmkit.testkit.rules;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A thread that takes one step at a time and can be seen to wait.
 *
 * <p>That a step waits is no proof of anything: it is a legal observation, and all that follows from it is that others go
 * on. A step taken to be waiting although it is merely slow makes a schedule less exact, never a verdict wrong.
 */
final class Strand implements AutoCloseable {
    private static final Set<Thread.State> WAITING =
            Set.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TIMED_WAITING);
    private static final long GLANCE_MICROS = 200;

    /** So many glances at a thread that waits: more than a millisecond. */
    private static final int PATIENCE_WITH_WAITING = 6;

    /** So many glances at one that was seen to wait before. */
    private static final int PATIENCE_WITH_KNOWN = 3;

    /** So many glances at a thread that runs, or waits for a database without saying so: about 60 ms. */
    private static final int PATIENCE_WITH_RUNNING = 200;

    private static final long PATIENCE_SECONDS = 120;

    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicBoolean asking = new AtomicBoolean();
    private final AtomicInteger waitedWith = new AtomicInteger(-1);
    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();

    /** Runs the body, which asks for its steps by {@link #next}. */
    Strand(Consumer<Strand> body) {
        pool.execute(() -> {
            thread.set(Thread.currentThread());
            try {
                body.accept(this);
            } finally {
                left.set(0);
                over.complete(true);
            }
        });
    }

    /** Lets it take one step more, now or when it has done the steps before. */
    void let(Runnable step) {
        left.incrementAndGet();
        steps.add(step);
    }

    /** For the body: waits for the next step. It counts as left until {@link #done}. */
    Runnable next() {
        asking.set(true);
        try {
            return steps.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            asking.set(false);
        }
    }

    void done() {
        left.decrementAndGet();
    }

    private boolean isIdle() {
        return over.isDone() || left.get() <= 0;
    }

    /** Waits until each of them has done its steps or has been seen to wait for somebody. */
    static void settle(List<Strand> strands) {
        boolean moving = true;
        while (moving) {
            moving = false;
            for (Strand strand : strands) {
                moving |= strand.hasMoved();
            }
        }
    }

    /** Whether it got on; false when it has nothing to do or waits. */
    private boolean hasMoved() {
        if (isIdle()) {
            return false;
        }
        int before = left.get();
        int patience = waitedWith.getAndSet(before) == before ? PATIENCE_WITH_KNOWN : PATIENCE_WITH_WAITING;
        int waiting = 0;
        for (int glance = 0; glance < PATIENCE_WITH_RUNNING && waiting < patience; glance++) {
            if (isIdle()) {
                return true;
            }
            waiting = isWaiting() ? waiting + 1 : 0;
            pause();
        }
        return left.get() < before;
    }

    /** One that asks for a step it has been given is about to wake, and waits for nobody. */
    private boolean isWaiting() {
        Thread running = thread.get();
        return !asking.get() && running != null && WAITING.contains(running.getState());
    }

    private void pause() {
        try {
            over.get(GLANCE_MICROS, TimeUnit.MICROSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // It is not over: that is what the next glance is for.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until its body has returned. */
    void join() {
        try {
            over.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("A unit hangs for " + PATIENCE_SECONDS + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
