package dev.crmkit.spi.schema;

import dev.crmkit.spi.ForCallers;

/**
 * One value of a choice field. Choices sort in the order they are declared in.
 *
 * @param key {@code UPPER_SNAKE} by custom; 1 to 64 code points, no controls
 */
@ForCallers
public record Option(String key, Label label) {

    /** An option that is shown by its key. */
    public static Option of(String key) {
        return new Option(key, new Label(key, key));
    }

    public static Option of(String key, String ru, String en) {
        return new Option(key, new Label(ru, en));
    }
}
