package dev.crmkit.examples.demo;

import java.util.Locale;

/** The words of the demonstration in its two languages. */
public record Words(Locale locale) {

    public String say(String ru, String en) {
        return "ru".equals(locale.getLanguage()) ? ru : en;
    }
}
