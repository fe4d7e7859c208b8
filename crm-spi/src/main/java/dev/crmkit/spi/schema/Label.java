package dev.crmkit.spi.schema;

import dev.crmkit.spi.ForCallers;
import java.util.Locale;

/** A text for people in Russian and English. Immutable. */
@ForCallers
public record Label(String ru, String en) {

    /** The text in the asked language; English for any language but Russian. */
    public String in(Locale locale) {
        return "ru".equals(locale.getLanguage()) ? ru : en;
    }
}
