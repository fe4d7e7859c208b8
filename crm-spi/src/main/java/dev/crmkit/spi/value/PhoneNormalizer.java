package dev.crmkit.spi.value;

import dev.crmkit.spi.ForImplementors;

/**
 * Turns a number as people write it into one with an E.164 form.
 *
 * <p>Implementors MUST keep {@code raw} as it is, MUST answer the same for the same text, MUST be thread-safe, and SHOULD
 * begin with {@link PhoneNumber#of} and add what they found by {@link PhoneNumber#withE164}. A number that is not valid
 * in the numbering plan is returned without an E.164 form, not refused.
 */
@ForImplementors
@FunctionalInterface
public interface PhoneNormalizer {
    /**
     * Reads one number.
     *
     * @param raw as it was typed or imported
     * @throws dev.crmkit.spi.InvalidInputException if the text is no phone number at all
     */
    PhoneNumber normalize(String raw);
}
