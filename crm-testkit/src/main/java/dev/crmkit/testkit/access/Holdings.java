package dev.crmkit.testkit.access;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.Days;
import dev.crmkit.core.access.Participant;
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
import dev.crmkit.testkit.access.Holding.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The facts of the organisation, and which records they put within the reach of a rule. */
record Holdings(Directory directory, String tenant, Instant now) {
    static final Set<AccessAction> SHOWING = Set.of(
            AccessAction.READ,
            AccessAction.EXPORT,
            AccessAction.VIEW_HISTORY,
            AccessAction.REVEAL,
            AccessAction.REPORT);
    private static final Set<AccessAction> CREATING =
            Set.of(AccessAction.CREATE_MANUAL, AccessAction.CREATE_SYSTEM, AccessAction.IMPORT);

    /** The roles he holds now, each in its unit, and those of whom he stands in for; none when he is not active. */
    List<Holding> of(Principal who) {
        List<Holding> held = new ArrayList<>();
        if (who.active()) {
            held.addAll(own(who, Kind.OWN));
            for (Principal.Substitution each : who.substitutions()) {
                directory.principal(tenant, each.absent()).ifPresent(absent -> addTaken(each.role(), absent, held));
            }
        }
        return held;
    }

    private void addTaken(Principal.Assignment meant, Principal absent, List<Holding> held) {
        boolean today = directory
                .unit(tenant, meant.unit())
                .filter(unit ->
                        holding(absent, Kind.OWN, meant, unit).isDayOf(new Days(meant.fromDay(), meant.thruDay())))
                .isPresent();
        if (!today || !absent.active()) {
            return;
        }
        for (Holding theirs : own(absent, Kind.BINDING)) {
            held.add(theirs);
            if (theirs.role().equals(meant.role()) && theirs.unit().ref().equals(meant.unit())) {
                held.add(new Holding(absent, Kind.TAKEN, theirs.role(), theirs.unit(), theirs.today()));
            }
        }
    }

    private List<Holding> own(Principal holder, Kind kind) {
        List<Holding> held = new ArrayList<>();
        for (Principal.Assignment each : holder.assignments()) {
            directory.unit(tenant, each.unit()).ifPresent(unit -> {
                Holding holding = holding(holder, kind, each, unit);
                if (holding.isDayOf(new Days(each.fromDay(), each.thruDay()))) {
                    held.add(holding);
                }
            });
        }
        return held;
    }

    private Holding holding(Principal holder, Kind kind, Principal.Assignment assignment, UnitNode unit) {
        return new Holding(
                holder, kind, assignment.role(), unit, now.atZone(unit.zone()).toLocalDate());
    }

    /** Whether the record lies in the scope of the rule and fits its further condition. */
    boolean reach(Reach reach, Holding holding, Principal who, AccessAction action, Record record, PlainRecords world) {
        if (!isWithin(reach.scope(), holding, record, new Sharing(action, world))) {
            return false;
        }
        Condition where = reach.where().get(record.type().key());
        return where == null || world.fits(bindings(holding, who).resolve(where), record);
    }

    /** With whom a record is shared, for an action. */
    private record Sharing(AccessAction action, PlainRecords world) {
        boolean with(RecordRef who, Record record) {
            if (CREATING.contains(action) || !record.type().hasHeader()) {
                return false;
            }
            for (Record row : world.all()) {
                if (row.type().key().equals("participant")
                        && row.get(Participant.RECORD)
                                .filter(record.ref()::equals)
                                .isPresent()
                        && row.get(Participant.WHO).filter(who::equals).isPresent()) {
                    return SHOWING.contains(action)
                            || row.get(Participant.LEVEL)
                                    .filter("EDITOR"::equals)
                                    .isPresent();
                }
            }
            return false;
        }
    }

    /** Each scope takes in the ones before it. */
    private boolean isWithin(Scope scope, Holding holding, Record record, Sharing sharing) {
        Principal who = holding.holder();
        return switch (scope) {
            case NONE -> false;
            case OWN -> isOwn(who, record);
            case PARTICIPANT -> isOwn(who, record) || sharing.with(who.ref(), record);
            case TEAM ->
                isWithin(Scope.PARTICIPANT, holding, record, sharing)
                        || who.teams().stream().anyMatch(team -> sharing.with(team, record));
            case UNIT ->
                isWithin(Scope.TEAM, holding, record, sharing)
                        || unit(record).filter(holding.unit().ref()::equals).isPresent();
            case UNIT_TREE ->
                isWithin(Scope.TEAM, holding, record, sharing)
                        || isUnder(holding.unit().ref(), unit(record));
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
                Map.of("me", holding.holder().ref(), "me.unit", holding.unit().ref(), "me.units", List.copyOf(units)));
    }
}
