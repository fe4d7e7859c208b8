package dev.crmkit.spi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.spi.InvalidInputException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a refused value says. */
final class Refusals {
    private Refusals() {}

    /** Asserts one violation with this path and code, and words in both languages. */
    static Violation refused(String path, String code, ThrowingCallable call) {
        List<Violation> violations = violationsOf(call);
        assertThat(violations).hasSize(1);
        assertThat(violations.get(0).path()).isEqualTo(path);
        assertThat(violations.get(0).code()).isEqualTo(code);
        assertThat(violations.get(0).en()).matches("[ -~]+");
        assertThat(violations.get(0).ru()).containsPattern("[а-я]");
        return violations.get(0);
    }

    static List<Violation> violationsOf(ThrowingCallable call) {
        InvalidInputException refusal = catchThrowableOfType(InvalidInputException.class, call);
        assertThat(refusal).isNotNull();
        return refusal.violations();
    }
}
