package dev.crmkit.testkit.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Units that were at work at once: which anomalies their reads and writes show. Versions tell the order of writes, values
 * tell who wrote them; so who depends on whom is known, and a circle among the dependencies is an anomaly.
 */
final class History {
    private final Map<String, UnitLog> units = new HashMap<>();
    private final List<UnitLog> committed;
    private final Map<String, TreeMap<Long, UnitLog>> writers = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<Anomaly, String> found = new EnumMap<>(Anomaly.class);

    /** That one unit comes before another. */
    private enum Kind {
        /** It wrote the version before. */
        WW,
        /** It wrote what the other read. */
        WR,
        /** It read what the other overwrote. */
        RW
    }

    private record Edge(UnitLog from, UnitLog to, Kind kind, String why) {}

    private History(List<UnitLog> logs) {
        logs.forEach(log -> units.put(log.name(), log));
        committed = logs.stream().filter(UnitLog::committed).toList();
    }

    /** The anomalies, each with what shows it. */
    static Map<Anomaly, String> anomalies(List<UnitLog> logs) {
        History history = new History(logs);
        history.versions();
        logs.forEach(history::reads);
        history.vanishings();
        history.dependencies();
        history.circles();
        return history.found;
    }

    private void found(Anomaly anomaly, String how) {
        found.putIfAbsent(anomaly, anomaly + ", " + anomaly.meaning() + ": " + how);
    }

    private void versions() {
        for (UnitLog unit : committed) {
            for (UnitLog.Event write : unit.writes()) {
                UnitLog other = writers.computeIfAbsent(write.cell(), absent -> new TreeMap<>())
                        .put(write.version(), unit);
                if (other != null && other != unit) {
                    found(Anomaly.P4, other + " and " + unit + " both made " + write.cell() + "@" + write.version());
                }
            }
        }
        writers.forEach((cell, versions) -> {
            if (versions.lastKey() != versions.size() + 1L) {
                found(Anomaly.P4, "the committed versions of " + cell + " are " + versions.keySet());
            }
        });
    }

    private void reads(UnitLog reader) {
        for (UnitLog.Event read : reader.reads()) {
            UnitLog writer = units.get(read.writer());
            if (writer != null && writer != reader) {
                read(reader, read, writer);
            }
        }
    }

    private void read(UnitLog reader, UnitLog.Event read, UnitLog writer) {
        if (!writer.committed() || writer.ending() > read.tick()) {
            found(Anomaly.G1A, reader + " has read of " + writer + ", which had not committed");
        } else if (!read.value().equals(last(writer, read.cell()))) {
            found(Anomaly.G1B, reader + " has read what was not the last of " + writer);
        }
    }

    private static String last(UnitLog writer, String cell) {
        return writer.writes().stream()
                .filter(write -> write.cell().equals(cell))
                .reduce((earlier, later) -> later)
                .map(UnitLog.Event::value)
                .orElse("");
    }

    /** Who has seen one write of a unit must not see, later, what was before another write of that unit. */
    private void vanishings() {
        for (UnitLog reader : committed) {
            Map<String, Long> least = new HashMap<>();
            for (UnitLog.Event read : reader.reads()) {
                if (read.version() < least.getOrDefault(read.cell(), 0L)) {
                    found(Anomaly.OTV, reader + " has seen " + read.cell() + "@" + least.get(read.cell()));
                }
                UnitLog writer = units.get(read.writer());
                if (writer != null && writer != reader && writer.committed()) {
                    writer.writes().forEach(write -> least.merge(write.cell(), write.version(), Math::max));
                }
            }
        }
    }

    private void dependencies() {
        writers.forEach((cell, versions) -> {
            UnitLog before = null;
            for (UnitLog writer : versions.values()) {
                edge(before, writer, Kind.WW, cell);
                before = writer;
            }
        });
        for (UnitLog reader : committed) {
            for (UnitLog.Event read : reader.reads()) {
                edge(units.get(read.writer()), reader, Kind.WR, read.cell());
                edge(reader, overwriter(reader, read), Kind.RW, read.cell());
            }
        }
    }

    private UnitLog overwriter(UnitLog reader, UnitLog.Event read) {
        TreeMap<Long, UnitLog> versions = writers.getOrDefault(read.cell(), new TreeMap<>());
        return versions.tailMap(read.version(), false).values().stream()
                .filter(writer -> !writer.name().equals(read.writer()))
                .findFirst()
                .orElse(reader);
    }

    private void edge(@Nullable UnitLog from, UnitLog to, Kind kind, String cell) {
        if (from != null && !Objects.equals(from, to) && from.committed()) {
            edges.add(new Edge(from, to, kind, cell));
        }
    }

    private void circles() {
        circle(Anomaly.G0, Kind.WW, Set.of(Kind.WW));
        circle(Anomaly.G1C, Kind.WR, Set.of(Kind.WW, Kind.WR));
        circle(Anomaly.G_SINGLE, Kind.RW, Set.of(Kind.WW, Kind.WR));
        if (!found.containsKey(Anomaly.G_SINGLE)) {
            circle(Anomaly.G2_ITEM, Kind.RW, Set.of(Kind.values()));
        }
    }

    /** A circle of one dependency of the first kind that is closed by those of the others. */
    private void circle(Anomaly anomaly, Kind first, Set<Kind> others) {
        Map<UnitLog, List<UnitLog>> next = new HashMap<>();
        edges.stream()
                .filter(edge -> others.contains(edge.kind()))
                .forEach(edge -> next.computeIfAbsent(edge.from(), absent -> new ArrayList<>())
                        .add(edge.to()));
        Optional<Edge> closing = edges.stream()
                .filter(edge -> edge.kind() == first)
                .filter(edge -> leads(next, edge.to(), edge.from()))
                .findFirst();
        closing.ifPresent(edge ->
                found(anomaly, edge.from() + " before " + edge.to() + " by " + edge.why() + ", and the other way"));
    }

    private static boolean leads(Map<UnitLog, List<UnitLog>> next, UnitLog from, UnitLog to) {
        Set<UnitLog> seen = new HashSet<>(Set.of(from));
        Deque<UnitLog> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            UnitLog here = open.removeFirst();
            if (here == to) {
                return true;
            }
            next.getOrDefault(here, List.of()).stream().filter(seen::add).forEach(open::add);
        }
        return false;
    }
}
