package dev.crmkit.testkit.access;

import dev.crmkit.RejectedException;
import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.Violation;
import java.util.List;
import java.util.concurrent.Callable;

/** What a call comes to, in short. */
final class Answers {
    private Answers() {}

    /** {@code done}, the code of the refusal, or path and code of each violation, such as {@code margin FIELD_CLASS}. */
    static String of(Callable<?> call) {
        try {
            call.call();
            return "done";
        } catch (InvalidInputException refused) {
            return told(refused.violations());
        } catch (RejectedException refused) {
            return told(refused.violations());
        } catch (CrmException refused) {
            return refused.code();
        } catch (Exception fault) {
            throw new AssertionError(fault);
        }
    }

    private static String told(List<Violation> violations) {
        return String.join(
                ", ",
                violations.stream().map(each -> each.path() + " " + each.code()).toList());
    }
}
