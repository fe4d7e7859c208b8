package dev.crmkit.examples.demo;

import dev.crmkit.spi.CrmException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param leads a CSV of leads, null for the one of the example
 * @param mapping a mapping file or the name of a shipped one, null for the one of the example
 * @param out a folder for results as JSON, null for none
 */
public record DemoOptions(
        @Nullable Path leads,
        @Nullable String mapping,
        @Nullable Path out,
        Path database,
        long seed,
        Locale locale) {
    public static final String USAGE = """
            Usage: java -jar crm-examples.jar [options]
              --leads FILE      a CSV of leads (default: the example's own)
              --mapping FILE    how its columns become fields: a file, or one of demo, leads-olist, crm-sales
              --out DIR         writes results as JSON: funnel, sources, stages, rejected rows, workflows
              --db FILE         the H2 database file (default: target/crmkit-demo/crm)
              --seed N          the seed of the story (default: 7)
              --lang ru|en      the language of the output (default: ru)
              --help            this text
            """;

    private static final Path DATABASE = Path.of("target", "crmkit-demo", "crm");

    public static DemoOptions defaults() {
        return new DemoOptions(null, null, null, DATABASE, 7, Locale.forLanguageTag("ru"));
    }

    /** Reads the arguments; a text in words when they cannot be read. */
    public static DemoOptions parse(List<String> arguments) throws BadUsage {
        DemoOptions options = defaults();
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String name = rest.pop();
            if (rest.isEmpty()) {
                throw new BadUsage("The option " + name + " needs a value, or is unknown.");
            }
            options = options.with(name, rest.pop());
        }
        if (options.leads != null && options.mapping == null) {
            throw new BadUsage("--leads needs a --mapping that says what its columns mean.");
        }
        return options;
    }

    private DemoOptions with(String name, String value) throws BadUsage {
        return switch (name) {
            case "--leads" -> new DemoOptions(Path.of(value), mapping, out, database, seed, locale);
            case "--mapping" -> new DemoOptions(leads, value, out, database, seed, locale);
            case "--out" -> new DemoOptions(leads, mapping, Path.of(value), database, seed, locale);
            case "--db" -> new DemoOptions(leads, mapping, out, Path.of(value), seed, locale);
            case "--seed" -> new DemoOptions(leads, mapping, out, database, number(value), locale);
            case "--lang" -> new DemoOptions(leads, mapping, out, database, seed, language(value));
            default -> throw new BadUsage("There is no option " + name + ".");
        };
    }

    private static long number(String value) throws BadUsage {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new BadUsage("--seed takes a whole number, not \"" + value + "\".");
        }
    }

    private static Locale language(String value) throws BadUsage {
        if (!List.of("ru", "en").contains(value)) {
            throw new BadUsage("--lang takes ru or en, not \"" + value + "\".");
        }
        return Locale.forLanguageTag(value);
    }

    public Optional<Path> leadsFile() {
        return Optional.ofNullable(leads);
    }

    public Optional<Path> outFolder() {
        return Optional.ofNullable(out);
    }

    /** The arguments cannot be read; the message says why. */
    public static final class BadUsage extends CrmException {
        private static final long serialVersionUID = 1L;

        BadUsage(String message) {
            super("BAD_USAGE", message);
        }
    }
}
