package dev.crmkit.core.condition;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The phrases of one language. Stateless and thread-safe. */
interface Wording {

    /** What is compared, as far as it changes the words. */
    enum Kind {
        NUMBER,
        TIME,
        ELEMENT
    }

    static Wording of(Locale locale) {
        return locale.getLanguage().equals("ru") ? new RussianWording() : new EnglishWording();
    }

    String compare(String field, Condition.Op op, Kind kind, String value, boolean negated);

    String in(String field, Kind kind, List<String> values, boolean negated);

    String match(String field, Condition.Part part, String text, boolean negated);

    String present(String field, boolean negated);

    /** Some record the field leads to. */
    String forward(String field, String type, String where, boolean negated);

    /** Some record whose field leads here. */
    String inverse(String field, String type, String where, boolean negated);

    String ids(int count, boolean negated);

    String exactly(String phrase);

    String and();

    String or();

    String not(String phrase);

    String always();

    String never();

    String quoted(String text);

    String flag(boolean value);

    String day(LocalDate day);

    String more(int count);

    String parameter(String name);

    String anchor(Operand.Anchor anchor);

    /** A shift from the anchor, such as {@code minus 7 days}. */
    String shift(long amount, String unit);
}
