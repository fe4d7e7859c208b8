package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.storage.Record;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something worth knowing about a workflow definition. Immutable and thread-safe.
 *
 * @param code stable {@code UPPER_SNAKE}, such as {@code OVERLAP}
 * @param path where, such as {@code lead.state/transitions/3/guards}
 * @param message in Russian and English
 * @param witness a made-up record that shows it, with the few values that matter; null where none can
 * @param fix what to do about it; null where the message says it
 */
@ForCallers
public record Finding(
        String code,
        Severity severity,
        String path,
        Label message,
        @Nullable Record witness,
        @Nullable Label fix) {
    public Finding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(message, "message");
    }

    /** How much it matters. */
    @ForCallers
    public enum Severity {
        /** The definition is refused. */
        ERROR,
        /** Hardly meant. */
        WARNING,
        /** Good to know. */
        INFO,
        /** It may be so: it could not be decided, and the message says why. */
        UNDECIDED
    }

    /** A record that shows it: an engine can be asked about it. */
    public Optional<Record> shownBy() {
        return Optional.ofNullable(witness);
    }

    /** What to do about it. */
    public Optional<Label> remedy() {
        return Optional.ofNullable(fix);
    }

    /** On a few lines, in Russian for a Russian locale, in English for any other. */
    public String text(Locale locale) {
        return FindingText.of(this, locale);
    }

    /** In English, on one line. */
    @Override
    public String toString() {
        return severity + " " + code + " " + path + ": " + message.en()
                + shownBy().map(record -> ", as " + FindingText.shown(record)).orElse("");
    }
}
