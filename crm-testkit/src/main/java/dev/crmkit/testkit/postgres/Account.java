package dev.crmkit.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Under whose name the programs run, because PostgreSQL refuses to run as root: our own; our own in a namespace where it
 * is not root's; that of nobody.
 *
 * @param prefix what the command line of a program begins with
 * @param nobody whether the files must be given to nobody
 */
record Account(List<String> prefix, boolean nobody) {
    private static final int ID = 65_534;
    private static final Account OWN = new Account(List.of(), false);
    private static final Account NAMESPACE = new Account(List.of("unshare", "-U"), false);
    private static final Account NOBODY =
            new Account(List.of("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups"), true);

    /** The first that is possible here. */
    static Account choose(boolean root, Predicate<List<String>> works) throws IOException {
        if (!root) {
            return OWN;
        }
        for (Account each : List.of(NAMESPACE, NOBODY)) {
            if (works.test(each.command("true"))) {
                return each;
            }
        }
        throw new IOException("This process is root's, which PostgreSQL refuses, and neither " + NAMESPACE + " nor "
                + NOBODY + " works");
    }

    /** Whether the owner of a file is root; never on Windows. */
    static boolean isRoots(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Integer.valueOf(0).equals(Files.getAttribute(file, "unix:uid"));
    }

    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program);
        command.addAll(List.of(arguments));
        return command;
    }

    /** Lets the programs own what we have written. */
    void own(Path tree) throws IOException {
        if (nobody) {
            for (Path each : Trees.all(tree)) {
                Files.setAttribute(each, "unix:uid", ID);
                Files.setAttribute(each, "unix:gid", ID);
            }
        }
    }

    @Override
    public String toString() {
        return String.join(" ", prefix);
    }
}
