package dev.crmkit.testkit.saboteur;

import dev.crmkit.testkit.StoreContract;
import dev.crmkit.testkit.rules.StoreRule;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The test methods of the contract by their rules. */
final class ContractRules {
    private ContractRules() {}

    static List<Method> methods() {
        return Arrays.stream(StoreContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(TestFactory.class))
                .toList();
    }

    static DynamicTest test(StoreRule rule, StoreContract contract) throws ReflectiveOperationException {
        Method method = methods().stream()
                .filter(each -> each.getName().startsWith(rule.methodPrefix()))
                .findFirst()
                .orElseThrow();
        return (DynamicTest) method.invoke(contract);
    }
}
