package dev.crmkit.examples.architecture.broken.core.lead;

import java.util.List;

final class RunsInParallel {
    private RunsInParallel() {}

    static long count(List<String> names) {
        return names.parallelStream().distinct().count();
    }
}
