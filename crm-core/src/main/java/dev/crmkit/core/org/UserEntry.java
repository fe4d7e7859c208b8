package dev.crmkit.core.org;

import dev.crmkit.spi.ForCallers;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user of an {@link Organisation}. Start from {@link #person} or {@link #service}. Immutable.
 *
 * @param login unique in the organisation
 * @param service whether it is no person
 * @param seat the code of the unit he sits in; null: that of his first role
 * @param language a language tag, null when it does not matter
 * @param ownZone null: the zone of his unit
 */
@ForCallers
public record UserEntry(
        String login,
        String name,
        boolean service,
        boolean active,
        @Nullable String seat,
        @Nullable String language,
        @Nullable ZoneId ownZone) {

    public static UserEntry person(String login, String name) {
        return new UserEntry(login, name, false, true, null, null, null);
    }

    public static UserEntry service(String login) {
        return new UserEntry(login, login, true, true, null, null, null);
    }

    public UserEntry inactive() {
        return new UserEntry(login, name, service, false, seat, language, ownZone);
    }

    public UserEntry withUnit(String code) {
        return new UserEntry(login, name, service, active, code, language, ownZone);
    }

    public UserEntry withLocale(String tag) {
        return new UserEntry(login, name, service, active, seat, tag, ownZone);
    }

    public UserEntry withZone(ZoneId value) {
        return new UserEntry(login, name, service, active, seat, language, value);
    }

    /** The code of the unit he sits in, empty when it is that of his first role. */
    public Optional<String> unit() {
        return Optional.ofNullable(seat);
    }

    public Optional<String> locale() {
        return Optional.ofNullable(language);
    }

    public Optional<ZoneId> zone() {
        return Optional.ofNullable(ownZone);
    }
}
