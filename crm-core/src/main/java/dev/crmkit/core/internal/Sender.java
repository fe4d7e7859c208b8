package dev.crmkit.core.internal;

import dev.crmkit.core.access.Subject;
import dev.crmkit.spi.condition.Bindings;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a command, resolved for one instant.
 *
 * @param behalf the login of the user acted for, null when nobody else
 */
public record Sender(
        Subject subject, Bindings bindings, @Nullable String behalf) {

    public String tenant() {
        return subject.tenant();
    }

    public String login() {
        return subject.login();
    }

    public Instant now() {
        return bindings.now();
    }

    /** The first unit the sender holds a role in. */
    public Optional<RecordRef> homeUnit() {
        return bindings.parameters().get("me.unit") instanceof List<?> units
                ? units.stream().findFirst().map(RecordRef.class::cast)
                : Optional.empty();
    }

    /** The day of the command in the sender's zone. */
    public LocalDate today() {
        return now().atZone(bindings.zone()).toLocalDate();
    }

    public Optional<String> onBehalfOf() {
        return Optional.ofNullable(behalf);
    }
}
