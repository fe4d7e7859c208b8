package dev.crmkit.examples.architecture.broken.core.lead;

@SuppressWarnings("DoNotCallSuggester")
final class ThrowsBare {
    private ThrowsBare() {}

    static void refuse() {
        throw new RuntimeException("no");
    }
}
