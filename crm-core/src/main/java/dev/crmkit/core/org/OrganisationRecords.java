package dev.crmkit.core.org;

import dev.crmkit.spi.environment.Environment;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns a sound organisation into records. */
final class OrganisationRecords {
    private final Organisation organisation;
    private final Environment environment;
    private final Map<String, UnitEntry> entries;
    private final Map<String, Record> units = new LinkedHashMap<>();
    private final Map<String, RecordRef> users = new HashMap<>();

    OrganisationRecords(Organisation organisation, Environment environment) {
        this.organisation = organisation;
        this.environment = environment;
        this.entries = organisation.units().stream().collect(Collectors.toMap(UnitEntry::code, Function.identity()));
    }

    List<Record> all() {
        organisation.units().forEach(this::unit);
        List<Record> records = new ArrayList<>(units.values());
        organisation.users().forEach(user -> records.add(user(user)));
        organisation.roles().forEach(role -> records.add(role(role)));
        return records;
    }

    /** The record of a unit, after those above it. */
    private Record unit(UnitEntry entry) {
        Optional<Record> above = entry.parent().map(entries::get).map(this::unit);
        Record known = units.get(entry.code());
        if (known != null) {
            return known;
        }
        Record made = create(Unit.TYPE)
                .set(Unit.CODE, entry.code())
                .set(Unit.NAME, entry.name())
                .set(Unit.KIND, entry.kind().name())
                .set(Unit.PARENT, above.map(Record::ref))
                .set(Unit.CALENDAR, calendar(entry, above))
                .set(Unit.ZONE, zone(entry, above))
                .build();
        units.put(entry.code(), made);
        return made;
    }

    private String calendar(UnitEntry entry, Optional<Record> above) {
        return entry.calendar()
                .or(() -> above.map(unit -> unit.require(Unit.CALENDAR)))
                .orElse(organisation.calendar());
    }

    private String zone(UnitEntry entry, Optional<Record> above) {
        return entry.zone()
                .map(ZoneId::getId)
                .or(() -> above.map(unit -> unit.require(Unit.ZONE)))
                .orElse(organisation.zone().getId());
    }

    private Record user(UserEntry entry) {
        Record made = create(User.TYPE)
                .set(User.LOGIN, entry.login())
                .set(User.NAME, entry.name())
                .set(User.ACTIVE, entry.active())
                .set(User.KIND, entry.service() ? "SERVICE" : "PERSON")
                .set(User.UNIT, entry.unit().or(() -> firstUnit(entry)).map(this::unitRef))
                .set(User.LOCALE, entry.locale())
                .set(User.ZONE, entry.zone().map(ZoneId::getId))
                .build();
        users.put(entry.login(), made.ref());
        return made;
    }

    private Optional<String> firstUnit(UserEntry user) {
        return organisation.roles().stream()
                .filter(role -> role.login().equals(user.login()))
                .map(RoleEntry::unit)
                .findFirst();
    }

    private Record role(RoleEntry entry) {
        return create(RoleAssignment.TYPE)
                .set(RoleAssignment.HOLDER, Optional.ofNullable(users.get(entry.login())))
                .set(RoleAssignment.ROLE, entry.role())
                .set(RoleAssignment.UNIT, unitRef(entry.unit()))
                .set(RoleAssignment.FROM_DAY, entry.from())
                .set(RoleAssignment.THRU_DAY, entry.thru())
                .build();
    }

    private RecordRef unitRef(String code) {
        return Optional.ofNullable(units.get(code)).map(Record::ref).orElseThrow();
    }

    private Record.Builder create(RecordType type) {
        return Record.create(type, environment.newId());
    }
}
