package dev.crmkit.testkit.rules;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What one unit has read and written, in its order, and how it ended. */
final class UnitLog {
    static final String START = "start";

    private final String name;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicLong ending = new AtomicLong(Long.MAX_VALUE);
    private final AtomicReference<Session.Outcome> outcome = new AtomicReference<>(Session.Outcome.OPEN);

    /**
     * One read or write.
     *
     * @param value the name of the unit that wrote it, a stroke, and the how manieth of that unit it is
     * @param tick when it was done, by a clock all units share
     */
    record Event(boolean write, String cell, long version, String value, long tick) {

        String writer() {
            return value.substring(0, value.indexOf('/'));
        }

        @Override
        public String toString() {
            return (write ? "wrote " : "read ") + cell + "@" + version + "=" + value;
        }
    }

    UnitLog(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void add(Event event) {
        events.add(event);
    }

    /** A value nobody wrote before. */
    String nextValue() {
        return name + "/" + events.stream().filter(Event::write).count();
    }

    /** From then on it holds nothing, and if it commits others may see what it wrote. */
    void ends(long tick) {
        ending.set(tick);
    }

    void ended(Session.Outcome how) {
        outcome.set(how);
    }

    boolean committed() {
        return outcome.get() == Session.Outcome.COMMITTED;
    }

    long ending() {
        return ending.get();
    }

    List<Event> events() {
        return events;
    }

    List<Event> writes() {
        return events.stream().filter(Event::write).toList();
    }

    List<Event> reads() {
        return events.stream().filter(event -> !event.write()).toList();
    }

    @Override
    public String toString() {
        return name + " " + outcome.get() + " " + events;
    }
}
