package dev.crmkit.core.internal.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds rings in a net of ways. */
final class Rings {
    private Rings() {}

    /** The nodes on rings and between them, sorted; none when every way ends. */
    static Set<String> of(Map<String, Set<String>> ways) {
        Map<String, Set<String>> endless = withoutEnds(ways);
        return new TreeSet<>(withoutEnds(turned(endless)).keySet());
    }

    /** The ways from nodes that lead on for ever. */
    private static Map<String, Set<String>> withoutEnds(Map<String, Set<String>> ways) {
        Map<String, Set<String>> left = new HashMap<>();
        ways.forEach((from, targets) -> left.put(from, new HashSet<>(targets)));
        Map<String, Set<String>> back = turned(ways);
        Deque<String> ends = new ArrayDeque<>();
        back.keySet().stream().filter(node -> !left.containsKey(node)).forEach(ends::push);
        while (!ends.isEmpty()) {
            String end = ends.pop();
            for (String from : back.getOrDefault(end, Set.of())) {
                Set<String> targets = left.get(from);
                if (targets != null && targets.remove(end) && targets.isEmpty()) {
                    left.remove(from);
                    ends.push(from);
                }
            }
        }
        return left;
    }

    private static Map<String, Set<String>> turned(Map<String, Set<String>> ways) {
        Map<String, Set<String>> turned = new HashMap<>();
        ways.forEach((from, targets) -> targets.forEach(
                to -> turned.computeIfAbsent(to, key -> new HashSet<>()).add(from)));
        return turned;
    }
}
