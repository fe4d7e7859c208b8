package dev.crmkit.testkit.saboteur;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.testkit.rules.StoreRule;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code CONTRACT.md}, the rules in code and the tests an adapter inherits say the same. */
class ContractTextTest {
    private static final Pattern RULE = Pattern.compile("\\*\\*([A-Z]{2}-\\d{2})\\*\\* (MUST|SHOULD) (.+)");

    @Test
    void the_text_has_every_rule_in_the_same_words_and_no_other() throws IOException {
        List<String> inCode = Arrays.stream(StoreRule.values())
                .map(rule -> rule.id() + " " + rule.level() + " " + rule.text())
                .toList();
        assertThat(rulesOf(contract())).containsExactlyInAnyOrderElementsOf(inCode);
    }

    @Test
    void every_rule_says_what_it_is_for() throws IOException {
        List<String> lines = contract();
        for (int i = 0; i < lines.size(); i++) {
            if (RULE.matcher(lines.get(i)).matches()) {
                assertThat(lines.get(i + 1)).as("below: %s", lines.get(i)).startsWith("Intent: ");
            }
        }
    }

    @Test
    void every_rule_has_one_test_and_every_test_a_rule() {
        List<String> prefixes =
                Arrays.stream(StoreRule.values()).map(StoreRule::methodPrefix).toList();
        List<String> tested = ContractRules.methods().stream()
                .map(Method::getName)
                .map(name -> name.substring(0, 6))
                .toList();
        assertThat(tested).containsExactlyInAnyOrderElementsOf(prefixes);
    }

    private static List<String> rulesOf(List<String> lines) {
        List<String> rules = new ArrayList<>();
        for (String line : lines) {
            Matcher rule = RULE.matcher(line);
            if (rule.matches()) {
                rules.add(rule.group(1) + " " + rule.group(2) + " " + rule.group(3));
            }
        }
        return rules;
    }

    private static List<String> contract() throws IOException {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("crm-spi"))) {
            at = at.getParent();
        }
        return Files.readAllLines(at.resolve("crm-spi").resolve("CONTRACT.md"));
    }
}
