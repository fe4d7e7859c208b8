package dev.crmkit.testkit.rules;

import dev.crmkit.spi.storage.StoreTx;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One unit on a thread of its own, let go step by step. */
final class Session implements AutoCloseable {
    private final Strand strand;
    private volatile Outcome outcome = Outcome.OPEN;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile Ending ending = Ending.NONE;
    private final AtomicReference<StoreTx> unit = new AtomicReference<>();

    /** How a unit ended. */
    enum Outcome {
        OPEN,
        COMMITTED,
        ROLLED_BACK,
        /** By the store, or by work that cannot go on. */
        REFUSED
    }

    /** What its work does next. */
    private enum Ending {
        NONE,
        COMMIT,
        ROLLBACK
    }

    Session(Shelf shelf) {
        strand = new Strand(own -> run(shelf, own));
    }

    private void run(Shelf shelf, Strand own) {
        try {
            shelf.write(tx -> {
                unit.set(tx);
                work(own);
            });
            outcome = Outcome.COMMITTED;
        } catch (Units.Interruption asked) {
            outcome = Outcome.ROLLED_BACK;
        } catch (Throwable refused) {
            failure.set(refused);
            outcome = Outcome.REFUSED;
        }
    }

    private void work(Strand own) {
        while (ending == Ending.NONE) {
            own.next().run();
            if (ending == Ending.NONE) {
                own.done();
            }
        }
        if (ending == Ending.ROLLBACK) {
            throw new Units.Interruption();
        }
    }

    void step(Consumer<StoreTx> work) {
        strand.let(() -> work.accept(unit.get()));
    }

    /** The last step: commits. {@code before} is done right before. */
    void commit(Runnable before) {
        strand.let(() -> {
            before.run();
            ending = Ending.COMMIT;
        });
    }

    /** The last step: rolls back. {@code before} is done right before. */
    void rollback(Runnable before) {
        strand.let(() -> {
            before.run();
            ending = Ending.ROLLBACK;
        });
    }

    Strand strand() {
        return strand;
    }

    /** How it ended; open while it has not. */
    Outcome outcome() {
        return outcome;
    }

    /** How it ended; waits for that. */
    Outcome ended() {
        strand.join();
        return outcome;
    }

    /** What it was refused with. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    @Override
    public void close() {
        strand.close();
    }
}
