package dev.crmkit.core.internal;

import dev.crmkit.core.access.Subject;
import dev.crmkit.spi.condition.Bindings;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Who sends a command, resolved for one instant. */
public record Sender(Subject subject, Bindings bindings) {

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
}
