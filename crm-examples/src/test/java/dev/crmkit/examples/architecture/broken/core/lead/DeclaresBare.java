package dev.crmkit.examples.architecture.broken.core.lead;

final class DeclaresBare {
    private DeclaresBare() {}

    static void attempt(AutoCloseable closeable) throws Exception {
        closeable.close();
    }
}
