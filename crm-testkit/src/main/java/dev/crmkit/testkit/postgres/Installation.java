package dev.crmkit.testkit.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The programs of PostgreSQL on this machine.
 *
 * @param programs the folder of the programs
 * @param account under whose name they run
 * @param major the version
 */
record Installation(Path programs, Account account, int major) {
    private static final Supplier<Installation> OF_THIS_MACHINE = new Once<>(Installation::findOrTellWhy);
    private static final Pattern MAJOR = Pattern.compile("PostgreSQL\\) (\\d+)");
    private static final int FIRST_WITH_OWN_LOCALES = 17;

    static Installation ofThisMachine() {
        return OF_THIS_MACHINE.get();
    }

    /** Runs one of the programs. */
    void run(Path log, String program, String... arguments) throws IOException {
        Commands.run(account.command(path(programs, program), arguments), log);
    }

    /** What makes text UTF-8, with the case of all letters, ordered by code point. */
    List<String> localeFlags() {
        return major < FIRST_WITH_OWN_LOCALES
                ? List.of("--encoding=UTF8", "--locale=C.UTF-8")
                : List.of("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
    }

    private static Installation findOrTellWhy() {
        try {
            return find();
        } catch (IOException e) {
            throw NotStarted.because(e);
        }
    }

    private static Installation find() throws IOException {
        Path home = Home.unpacked();
        Account account = Account.choose(Account.isRoots(home), Commands::works);
        Path programs = home.resolve("bin");
        return new Installation(
                programs, account, major(Commands.output(List.of(path(programs, "initdb"), "--version"))));
    }

    private static int major(String version) throws IOException {
        Matcher matcher = MAJOR.matcher(version);
        if (!matcher.find()) {
            throw new IOException("No version of PostgreSQL: " + version);
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static String path(Path programs, String program) {
        return programs.resolve(program).toString();
    }
}
