package dev.crmkit.core.org;

import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.environment.Environment;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Units, users and roles as they are declared: what a new tenant starts with. Every reference in it leads somewhere.
 *
 * <p>Immutable and thread-safe.
 */
@ForCallers
public final class Organisation {
    private final ZoneId zone;
    private final String calendar;
    private final List<UnitEntry> units;
    private final List<UserEntry> users;
    private final List<RoleEntry> roles;

    private Organisation(Builder builder) {
        this.zone = builder.zone;
        this.calendar = builder.calendar;
        this.units = List.copyOf(builder.units);
        this.users = List.copyOf(builder.users);
        this.roles = List.copyOf(builder.roles);
    }

    /**
     * An empty organisation.
     *
     * @param zone of the top units that name none
     * @param calendar the key of the business calendar of the top units that name none
     */
    public static Builder builder(ZoneId zone, String calendar) {
        return new Builder(zone, calendar);
    }

    /**
     * Reads a document, strictly; {@code kind}, {@code service}, {@code active} and everything that may follow from a
     * unit may be left out.
     *
     * <pre>{@code
     * {"format": 1, "zone": "Europe/Moscow", "calendar": "MSK",
     *  "units": [{"code": "net", "name": "Сеть"}, {"code": "north", "name": "Север", "parent": "net", "kind": "BRANCH"}],
     *  "users": [{"login": "olga", "name": "Ольга", "roles": [{"role": "OWNER", "unit": "net"}]},
     *            {"login": "intake", "service": true, "roles": [{"role": "INTAKE", "unit": "net"}]}]}
     * }</pre>
     *
     * @throws DefinitionException with every fault; paths are JSON pointers, or name the unit or user
     */
    public static Organisation load(String json) {
        return OrganisationDocument.read(json);
    }

    /** The zone of top units that name none. */
    public ZoneId zone() {
        return zone;
    }

    /** The calendar of top units that name none. */
    public String calendar() {
        return calendar;
    }

    /** In declared order. */
    public List<UnitEntry> units() {
        return units;
    }

    /** In declared order. */
    public List<UserEntry> users() {
        return users;
    }

    /** In declared order. */
    public List<RoleEntry> roles() {
        return roles;
    }

    /** The records to insert, with new ids: units from the top down, users, role assignments. */
    public List<Record> records(Environment environment) {
        return new OrganisationRecords(this, environment).all();
    }

    /** Collects entries in any order; {@link #build} refuses with all faults at once. Not thread-safe. */
    public static final class Builder {
        private final ZoneId zone;
        private final String calendar;
        private final List<UnitEntry> units = new ArrayList<>();
        private final List<UserEntry> users = new ArrayList<>();
        private final List<RoleEntry> roles = new ArrayList<>();

        private Builder(ZoneId zone, String calendar) {
            this.zone = zone;
            this.calendar = calendar;
        }

        /** A unit at the top. */
        public Builder unit(String code, String name) {
            return unit(UnitEntry.top(code, name));
        }

        /** A unit below another. */
        public Builder unit(String code, String name, String parent) {
            return unit(UnitEntry.below(parent, code, name));
        }

        public Builder unit(UnitEntry entry) {
            units.add(entry);
            return this;
        }

        /** A person. */
        public Builder user(String login, String name) {
            return user(UserEntry.person(login, name));
        }

        public Builder user(UserEntry entry) {
            users.add(entry);
            return this;
        }

        /** A service principal with one role. */
        public Builder service(String login, String role, String unit) {
            return user(UserEntry.service(login)).role(login, role, unit);
        }

        /** A role for good. */
        public Builder role(String login, String role, String unit) {
            return role(RoleEntry.of(login, role, unit));
        }

        /** A role from one day through another, both local to the unit and included. */
        public Builder role(String login, String role, String unit, LocalDate from, LocalDate thru) {
            return role(new RoleEntry(login, role, unit, from, thru));
        }

        public Builder role(RoleEntry entry) {
            roles.add(entry);
            return this;
        }

        /**
         * The organisation.
         *
         * @throws DefinitionException with every fault found
         */
        public Organisation build() {
            List<Violation> faults = faults();
            if (!faults.isEmpty()) {
                throw new DefinitionException(faults);
            }
            return new Organisation(this);
        }

        List<Violation> faults() {
            return OrganisationFaults.of(new Organisation(this));
        }
    }
}
