package dev.crmkit.core.internal;

import dev.crmkit.core.access.Subject;
import dev.crmkit.core.org.RightsVersion;
import dev.crmkit.spi.condition.Bindings;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a command, resolved for one instant.
 *
 * @param rights the version of the rights he was resolved by; null where the host answers for them
 */
public record Sender(
        Subject subject, Bindings bindings, @Nullable RightsVersion rights) {

    /** A unit that reads as this sender, refused when rights have changed since. */
    UnitOptions reading() {
        return current(UnitOptions.read(tenant()));
    }

    /** A unit that writes as this sender, refused when rights have changed since. */
    UnitOptions writing() {
        return current(UnitOptions.write(tenant()));
    }

    private UnitOptions current(UnitOptions unit) {
        return rights == null ? unit : rights.expectedBy(unit);
    }

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
