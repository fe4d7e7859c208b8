package dev.crmkit.testkit.crash;

import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What processes were told, and what was found to be wrong with what they left. Not thread-safe. */
final class Findings {
    private final Map<RecordRef, Long> acknowledged = new HashMap<>();
    private final Set<String> promised = new HashSet<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> torn = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private long acks;

    /** Lines of a log: a record and the version somebody was told he had made. */
    void acknowledge(List<String> lines) {
        lines.stream().filter(line -> !line.equals(Children.READY)).forEach(this::acknowledge);
    }

    private void acknowledge(String line) {
        int space = line.indexOf(' ');
        acks++;
        if (!promised.add(line)) {
            doubled.add("two commands were told that they made " + line);
        }
        acknowledged.merge(
                RecordRef.parse(line.substring(0, space)), Long.valueOf(line.substring(space + 1)), Math::max);
    }

    /**
     * Looks at all that is left.
     *
     * @param sent the log of what was sent
     */
    void judge(Remains remains, List<String> sent, String when) {
        remains.lost(acknowledged).forEach(each -> lost.add(each + when));
        remains.torn().forEach(each -> torn.add(each + when));
        remains.sentTooEarly(sent).forEach(each -> torn.add(each + when));
        remains.doubled().forEach(each -> doubled.add(each + when));
        remains.early().forEach(each -> doubled.add(each + when));
        acknowledged.keySet().removeIf(ref -> !remains.lost(Map.of(ref, 1L)).isEmpty());
    }

    /** What should have been done in the end. */
    void judgeUndone(Remains remains, List<String> sent) {
        torn.addAll(remains.undone(sent));
    }

    CrashReport report(int kills, Remains remains, List<String> sent) {
        List<String> keys =
                sent.stream().map(line -> line.substring(0, line.indexOf(' '))).toList();
        long repeated = keys.size() - keys.stream().distinct().count();
        return new CrashReport(
                kills, acks, remains.unacknowledged(acknowledged.keySet()), repeated, lost, torn, doubled);
    }
}
