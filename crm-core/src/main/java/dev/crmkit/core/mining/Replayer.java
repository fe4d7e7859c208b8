package dev.crmkit.core.mining;

import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.core.workflow.StateKind;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.WorkflowDefinition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The bare ways of a workflow definition: which state may follow which. */
final class Replayer {
    private final Set<String> starts = new HashSet<>();
    private final Map<String, Set<String>> ways = new HashMap<>();
    private final Set<String> ends = new HashSet<>();

    Replayer(WorkflowDefinition workflow) {
        for (TransitionDefinition entry : workflow.entries()) {
            entry.to().ifPresent(starts::add);
        }
        for (StateDefinition state : workflow.states()) {
            Set<String> next = ways.computeIfAbsent(state.key(), key -> new HashSet<>());
            workflow.from(state).forEach(way -> way.to().ifPresent(next::add));
            if (state.kind() != StateKind.OPEN) {
                ends.add(state.key());
            }
        }
    }

    Replay replay(LogCase of) {
        List<String> path = of.path();
        if (!starts.contains(path.get(0))) {
            return rejected(of, new Replay.Rejection(0, null, path.get(0)));
        }
        for (int i = 1; i < path.size(); i++) {
            if (!ways.getOrDefault(path.get(i - 1), Set.of()).contains(path.get(i))) {
                return rejected(of, new Replay.Rejection(i, path.get(i - 1), path.get(i)));
            }
        }
        boolean ended = ends.contains(of.last());
        return new Replay(of.id(), ended ? Replay.Verdict.ACCEPTED : Replay.Verdict.OPEN, null);
    }

    private static Replay rejected(LogCase of, Replay.Rejection rejection) {
        return new Replay(of.id(), Replay.Verdict.REJECTED, rejection);
    }
}
