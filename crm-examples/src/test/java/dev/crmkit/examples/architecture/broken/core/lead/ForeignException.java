package dev.crmkit.examples.architecture.broken.core.lead;

final class ForeignException extends IllegalStateException {
    private static final long serialVersionUID = 1L;
}
