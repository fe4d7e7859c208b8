package dev.crmkit.examples.architecture.broken.core.lead;

final class LowersAnyhow {
    private LowersAnyhow() {}

    @SuppressWarnings("StringCaseLocaleUsage")
    static String lower(String text) {
        return text.toLowerCase();
    }
}
