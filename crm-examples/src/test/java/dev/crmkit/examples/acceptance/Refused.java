package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.crmkit.AccessDeniedException;
import dev.crmkit.RejectedException;
import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.RecordNotFoundException;
import dev.crmkit.spi.value.Violation;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Catches a refusal and shows that it left no trace: everything that is kept is as it was. */
final class Refused {
    private Refused() {}

    static InvalidInputException invalid(Town town, ThrowingCallable wish) {
        return by(InvalidInputException.class, town, wish);
    }

    static RejectedException rejected(Town town, ThrowingCallable wish) {
        return by(RejectedException.class, town, wish);
    }

    static AccessDeniedException denied(Town town, ThrowingCallable wish) {
        return by(AccessDeniedException.class, town, wish);
    }

    static RecordNotFoundException notFound(Town town, ThrowingCallable wish) {
        return by(RecordNotFoundException.class, town, wish);
    }

    static <X extends CrmException> X by(Class<X> kind, Town town, ThrowingCallable wish) {
        Dump before = town.dump();
        Throwable thrown = catchThrowable(wish);
        assertThat(thrown).isExactlyInstanceOf(kind);
        assertThat(town.dump()).as("what is kept after " + thrown).isEqualTo(before);
        return kind.cast(thrown);
    }

    /** Where and what, such as {@code junkReason REQUIRED}. */
    static List<String> told(List<Violation> violations) {
        return violations.stream()
                .map(each -> (each.path() + " " + each.code()).strip())
                .toList();
    }
}
