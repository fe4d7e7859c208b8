package dev.crmkit.testkit.rules;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.TransientStorageException;
import java.util.List;
import java.util.Locale;

/** Two units on two nodes insert the same unique value, in every order of their steps. */
final class Takers {
    private static final String KEY = "ключ";

    private final Trial trial;
    private final Shelf shelf;
    private final List<Session> sessions;

    private Takers(Trial trial) {
        this.trial = trial;
        this.shelf = trial.shelf(UniqueValues.schema());
        this.sessions = trial.nodes(shelf).stream().map(Session::new).toList();
    }

    static void everyOrder(Trial trial) {
        Script step = Script.of("insert", "end");
        for (boolean firstCommits : List.of(true, false)) {
            Script.orders(List.of(step, step)).forEach(order -> new Takers(trial).play(order, firstCommits));
        }
    }

    private void play(List<Integer> order, boolean firstCommits) {
        int[] next = new int[2];
        for (int turn : order) {
            let(turn, next[turn]++ == 0, turn == 1 || firstCommits);
            Strand.settle(sessions.stream().map(Session::strand).toList());
        }
        long committed = sessions.stream()
                .filter(session -> session.ended() == Session.Outcome.COMMITTED)
                .count();
        String what = " of " + order + (firstCommits ? "" : ", the first rolled back");
        refusals(what);
        trial.same("holders of the value" + what, committed, shelf.count(UniqueValues.TYPE, Condition.always()));
        trial.require(committed <= 1, committed + " units took one value" + what);
        trial.require(committed == 1 || isInTheWay(), "no unit could take the value" + what);
        sessions.forEach(Session::close);
    }

    /** A store need not wait for the other unit: it may refuse as transient. */
    private boolean isInTheWay() {
        return sessions.stream()
                .flatMap(session -> session.failure().stream())
                .anyMatch(TransientStorageException.class::isInstance);
    }

    private void let(int turn, boolean first, boolean commits) {
        Session session = sessions.get(turn);
        if (first) {
            Record record = taker(turn);
            session.step(tx -> tx.apply(Shelf.inserts(List.of(record))));
        } else if (commits) {
            session.commit(() -> {});
        } else {
            session.rollback(() -> {});
        }
    }

    private Record taker(int turn) {
        String spelling = turn == 0 ? KEY : KEY.toUpperCase(Locale.ROOT);
        return Record.create(
                        UniqueValues.schema().type(UniqueValues.TYPE),
                        trial.dice().id())
                .set(UniqueValues.NAME, spelling)
                .build();
    }

    private void refusals(String what) {
        sessions.stream()
                .flatMap(session -> session.failure().stream())
                .forEach(refusal -> trial.require(
                        refusal instanceof DuplicateKeyException || refusal instanceof TransientStorageException,
                        "refused with " + refusal + what));
    }
}
