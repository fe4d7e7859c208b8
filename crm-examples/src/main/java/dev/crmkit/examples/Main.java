package dev.crmkit.examples;

import dev.crmkit.examples.demo.Demo;
import dev.crmkit.examples.demo.DemoOptions;
import dev.crmkit.spi.CrmException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Starts the demonstration. */
public final class Main {
    private Main() {}

    /** Exit code 0: done; 1: it went wrong, in words; 2: the arguments cannot be read. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = run(Arrays.asList(args), out, err);
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.print(DemoOptions.USAGE);
            return 0;
        }
        try {
            Demo.run(DemoOptions.parse(arguments), out, err);
            return 0;
        } catch (DemoOptions.BadUsage e) {
            err.println(e.getMessage());
            err.print(DemoOptions.USAGE);
            return 2;
        } catch (CrmException | IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }
}
