package dev.crmkit.testkit.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;

/** A contract is worth what it catches: notifiers with one fault each, and the rule that must fail on them. */
class NotifierContractSelfTest {
    private static final Map<String, Method> RULES = Arrays.stream(NotifierRules.class.getMethods())
            .filter(method -> method.isAnnotationPresent(TestFactory.class))
            .collect(Collectors.toMap(method -> method.getName().substring(0, 6), method -> method));

    @TestFactory
    Stream<DynamicTest> a_notifier_with_a_fault_fails_its_rule() {
        return NotifierSaboteurs.all().stream()
                .map(saboteur -> DynamicTest.dynamicTest(
                        saboteur.caughtBy().id() + " catches one that " + saboteur, () -> caught(saboteur)));
    }

    private static void caught(NotifierSaboteurs.Saboteur saboteur) throws ReflectiveOperationException {
        DynamicTest rule = rule(saboteur.caughtBy(), saboteur.fixture());
        assertThatThrownBy(rule.getExecutable()::execute)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith(saboteur.caughtBy().toString());
    }

    private static DynamicTest rule(NotifierRule rule, NotifierFixture fixture) throws ReflectiveOperationException {
        NotifierRules test = new NotifierRules() {
            @Override
            public NotifierFixture notifier() {
                return fixture;
            }
        };
        return (DynamicTest)
                Objects.requireNonNull(RULES.get(rule.methodPrefix())).invoke(test);
    }

    @Test
    void every_rule_catches_somebody_and_is_a_test() {
        assertThat(NotifierSaboteurs.all())
                .extracting(NotifierSaboteurs.Saboteur::caughtBy)
                .contains(NotifierRule.values());
        assertThat(RULES.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(NotifierRule.values())
                        .map(NotifierRule::methodPrefix)
                        .toList());
    }

    @Test
    void the_page_says_every_rule_in_the_words_of_its_test() throws IOException {
        String page = Files.readString(Path.of("../docs/write-a-notifier.md"));
        for (NotifierRule rule : NotifierRule.values()) {
            assertThat(page).contains("| " + rule.id() + " | " + rule.text() + " |");
        }
    }

    @Test
    void a_fault_a_gateway_cannot_have_is_skipped_in_words() throws ReflectiveOperationException {
        DynamicNode rule = rule(NotifierRule.NT_05, NotifierFixture.open(() -> message -> {}));
        assertThatThrownBy(((DynamicTest) rule).getExecutable()::execute)
                .hasMessageContaining("the gateway cannot be made REFUSING");
    }
}
