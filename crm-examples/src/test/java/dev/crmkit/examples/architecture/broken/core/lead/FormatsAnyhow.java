package dev.crmkit.examples.architecture.broken.core.lead;

final class FormatsAnyhow {
    private FormatsAnyhow() {}

    @SuppressWarnings("AnnotateFormatMethod")
    static String format(double value) {
        return String.format("%.2f", value);
    }
}
