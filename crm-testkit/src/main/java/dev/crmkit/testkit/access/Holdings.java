package dev.crmkit.testkit.access;

import dev.crmkit.core.access.Days;
import dev.crmkit.core.access.Reach;
import dev.crmkit.core.access.Scope;
import dev.crmkit.spi.condition.Bindings;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.identity.Directory;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.identity.UnitNode;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The facts of the organisation, and which records they put within the reach of a rule. */
record Holdings(Directory directory, String tenant, Instant now) {

    /** The roles he holds now, each in its unit; none when he is not active. */
    List<Holding> of(Principal who) {
        List<Holding> held = new ArrayList<>();
        if (who.active()) {
            for (Principal.Assignment each : who.assignments()) {
                directory.unit(tenant, each.unit()).ifPresent(unit -> addIfToday(each, unit, held));
            }
        }
        return held;
    }

    private void addIfToday(Principal.Assignment assignment, UnitNode unit, List<Holding> held) {
        Holding holding =
                new Holding(assignment.role(), unit, now.atZone(unit.zone()).toLocalDate());
        if (holding.isDayOf(new Days(assignment.fromDay(), assignment.thruDay()))) {
            held.add(holding);
        }
    }

    /** Whether the record lies in the scope of the rule and fits its further condition. */
    boolean reach(Reach reach, Holding holding, Principal who, Record record, PlainRecords world) {
        if (!isWithin(reach.scope(), holding, who, record)) {
            return false;
        }
        Condition where = reach.where().get(record.type().key());
        return where == null || world.fits(bindings(holding, who).resolve(where), record);
    }

    /** Each scope takes in the ones before it. */
    private boolean isWithin(Scope scope, Holding holding, Principal who, Record record) {
        return switch (scope) {
            case NONE -> false;
            case OWN -> isOwn(who, record);
            case UNIT ->
                isOwn(who, record)
                        || unit(record).filter(holding.unit().ref()::equals).isPresent();
            case UNIT_TREE -> isOwn(who, record) || isUnder(holding.unit().ref(), unit(record));
            case ALL -> true;
        };
    }

    /** A user is his own; other rows without an owner are nobody's. */
    private static boolean isOwn(Principal who, Record record) {
        return record.type().hasHeader()
                ? record.get(Header.OWNER).filter(who.ref()::equals).isPresent()
                : record.type().key().equals("user") && record.ref().equals(who.ref());
    }

    /** A unit lies in itself. */
    private static Optional<RecordRef> unit(Record record) {
        if (record.type().hasHeader()) {
            return record.get(Header.UNIT);
        }
        return record.type().key().equals("unit") ? Optional.of(record.ref()) : Optional.empty();
    }

    /** Walks up, so that the directory's own way down is not trusted. */
    private boolean isUnder(RecordRef top, Optional<RecordRef> unit) {
        Set<RecordRef> passed = new LinkedHashSet<>();
        Optional<RecordRef> place = unit;
        while (place.isPresent() && passed.add(place.get())) {
            if (place.get().equals(top)) {
                return true;
            }
            place = directory.unit(tenant, place.get()).flatMap(UnitNode::parent);
        }
        return false;
    }

    private Bindings bindings(Holding holding, Principal who) {
        Set<RecordRef> units =
                new LinkedHashSet<>(directory.subtree(tenant, holding.unit().ref()));
        units.add(holding.unit().ref());
        return new Bindings(
                now,
                who.zone(),
                Map.of("me", who.ref(), "me.unit", holding.unit().ref(), "me.units", List.copyOf(units)));
    }
}
