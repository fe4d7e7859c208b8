package dev.crmkit.spi.value;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address as it was written, and the form it is compared in.
 *
 * <p>The normalized form is trimmed, in lower case, its domain in ASCII ({@link java.net.IDN}). Dots and plus tags are
 * kept: taking them away would merge different people. Equal means equal normalized forms. Immutable and thread-safe.
 */
@ForCallers
public final class EmailAddress {
    private final String raw;
    private final String normalized;

    private EmailAddress(String raw, String normalized) {
        this.raw = raw;
        this.normalized = normalized;
    }

    /**
     * Checks and normalizes an address. Allowed: a local part of at most 64 octets, in any script or in quotes; a domain
     * of at least two labels. Legal oddities nobody types are refused: comments, folding, address literals, obsolete
     * forms, domains of one label.
     *
     * @throws InvalidInputException if the text is no such address
     */
    public static EmailAddress of(String raw) {
        return new EmailAddress(raw, EmailSyntax.normalize(raw));
    }

    /** As it was written. */
    public String raw() {
        return raw;
    }

    /** Trimmed, in lower case, the domain in ASCII; at most 254 octets. */
    public String normalized() {
        return normalized;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EmailAddress that && normalized.equals(that.normalized);
    }

    @Override
    public int hashCode() {
        return normalized.hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return raw;
    }
}
