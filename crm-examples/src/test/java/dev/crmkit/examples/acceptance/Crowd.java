package dev.crmkit.examples.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Several threads that set off together, and are waited for. */
record Crowd(int size) {

    static Crowd of(int size) {
        return new Crowd(size);
    }

    /** What each worker, numbered from 0, came back with; what any of them threw is thrown. */
    <R> List<R> together(IntFunction<R> work) {
        ExecutorService threads = Executors.newFixedThreadPool(size);
        try {
            CyclicBarrier start = new CyclicBarrier(size);
            List<Future<R>> all = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int worker = i;
                all.add(threads.submit(() -> {
                    start.await();
                    return work.apply(worker);
                }));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> each : all) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("a worker failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
