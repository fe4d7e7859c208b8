package dev.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.memory.InMemoryStore;
import dev.crmkit.core.record.Move;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README says is what the code does. */
class ReadmeTest {
    private static final Path ROOT = root();

    @Test
    void the_example_of_the_readme_is_the_one_that_compiles() throws IOException {
        String source =
                Files.readString(ROOT.resolve("crm-examples/src/main/java/dev/crmkit/examples/ReadmeExample.java"));
        String code = between(source, "        // example:start\n", "        // example:end");
        String readme =
                between(Files.readString(ROOT.resolve("README.md")), "<!-- example:start -->", "<!-- example:end -->");
        assertThat(readme.strip()).isEqualTo("```java\n" + code.stripTrailing().stripIndent() + "\n```");
    }

    @Test
    void the_example_runs() {
        VirtualEnvironment clock = VirtualEnvironment.startingAt(Instant.parse("2026-03-02T07:00:00Z"), 1);
        List<Move> moves = ReadmeExample.run(InMemoryStore.create(clock));
        assertThat(moves).filteredOn(Move::allowed).extracting(Move::name).containsExactly("recycle");
    }

    @Test
    void the_quick_start_has_exactly_two_commands() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String quickStart = readme.substring(readme.indexOf("## Quick start"));
        int next = quickStart.indexOf("\n## ", 3);
        Matcher blocks = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(next < 0 ? quickStart : quickStart.substring(0, next));
        List<String> commands =
                blocks.results().map(block -> block.group(1).strip()).toList();
        assertThat(commands).hasSize(2);
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains(commands.get(1));
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("crm-spi"))
                ? here
                : here.resolveSibling("").normalize();
    }
}
