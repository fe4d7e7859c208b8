package dev.crmkit.testkit.access;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.history.AuditEntry;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Dice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes a world in what one actor may not see, as the reference judges it: records out of his reach or in the bin,
 * closed fields of records he sees, what is told of either, another tenant.
 *
 * @param apart whether nothing is touched that hangs together with a record he sees: processes look at the world as it
 *     is, and what they look at is a channel declared elsewhere
 */
record Twins(Dice dice, ReferenceJudge judge, Principal who, Stock stock, List<Record> organisation, boolean apart) {
    private static final int CHANGES = 20;

    /** The twin; it looks the same to him. */
    Kept twinOf(Kept world) {
        Kept twin = world.withForeign(foreign());
        for (int i = 0; i < CHANGES; i++) {
            Kept tried = changed(twin);
            boolean same = sight(twin, twin.unlike(tried)).equals(sight(tried, tried.unlike(twin)));
            twin = same ? tried : twin;
        }
        return sight(twin).equals(sight(world)) ? twin : world;
    }

    /** A world that looks different to him: what the harness must notice. */
    Kept otherThan(Kept world) {
        Kept other = world;
        for (int i = 0; i < 4 * CHANGES; i++) {
            other = changedField(other, dice.pick(other.business()), dice.chance(50));
        }
        return sight(other).equals(sight(world)) ? world : other;
    }

    private List<Record> foreign() {
        return dice.chance(50) ? stock.business() : List.of();
    }

    private Kept changed(Kept world) {
        Record record = dice.pick(world.business());
        return switch (dice.below(6)) {
            case 0 -> isLoose(world, record) ? world.without(record.ref()) : world;
            case 1 -> added(world);
            case 2 -> world.rows().isEmpty() ? world : told(world, dice.pick(world.rows()));
            default -> changedIn(world, record);
        };
    }

    private Kept changedIn(Kept world, Record record) {
        boolean emptied = !apart && dice.chance(30);
        if (!isSeen(world, record)) {
            return isLoose(world, record) ? changedField(world, record, emptied) : world;
        }
        PlainRecords records = records(world);
        List<? extends Field<?>> closed = record.type().fields().stream()
                .filter(Twins::isFree)
                .filter(field -> !judge.open(who, AccessAction.READ, record, field, records))
                .toList();
        return closed.isEmpty() ? world : changedField(world, record, dice.pick(closed), emptied);
    }

    /** The records he sees. */
    List<RecordRef> seen(Kept world) {
        return world.business().stream()
                .filter(record -> isSeen(world, record))
                .map(Record::ref)
                .toList();
    }

    private Kept added(Kept world) {
        List<RecordRef> linked = apart ? stock.refs(List.of()) : stock.refs(world.business());
        Record record = stock.one(dice.pick(Stock.BUSINESS), linked);
        return world.with(record, stock.rows(record));
    }

    private Kept changedField(Kept world, Record record, boolean emptied) {
        List<Field<?>> fields =
                record.type().fields().stream().filter(Twins::isFree).toList();
        return changedField(world, record, dice.pick(fields), emptied);
    }

    private static boolean isFree(Field<?> field) {
        return !field.isUnique() && !field.key().equals("emails");
    }

    private Kept changedField(Kept world, Record record, Field<?> field, boolean emptied) {
        if (isState(field) || (apart && field.key().equals("phones"))) {
            return world;
        }
        Record.Builder changed = record.edit();
        if (emptied && !field.isRequired()) {
            changed.clear(field);
        } else if (field.key().equals("phones")) {
            changed.put(field, List.of(Assortment.phone(100 + dice.below(900))));
        } else if (!apart || record.value(field).isPresent()) {
            new Assortment(dice, stock.refs(world.business()))
                    .value(field)
                    .ifPresent(value -> changed.put(field, value));
        }
        return world.replacing(changed.build());
    }

    private static boolean isState(Field<?> field) {
        return field.key().startsWith("state") || field.key().startsWith("stage");
    }

    private Kept told(Kept world, Record row) {
        if (row.type().key().equals("audit_change")) {
            Record.Builder change = row.edit();
            if (dice.chance(50)) {
                change.set(AuditEntry.Change.OLD, stock.text());
            } else {
                change.clear(AuditEntry.Change.OLD);
            }
            return world.replacing(
                    change.set(AuditEntry.Change.NEW, stock.text()).build());
        }
        return world.without(row.ref());
    }

    private boolean isSeen(Kept world, Record record) {
        return record.get(Header.DELETED_AT).isEmpty()
                && judge.judge(who, AccessAction.READ, record, "", records(world))
                        .permitted();
    }

    /** Out of sight, and where it matters, connected to nothing in sight by any chain of links. */
    private boolean isLoose(Kept world, Record record) {
        if (isSeen(world, record)) {
            return false;
        }
        return !apart || together(world, record).stream().noneMatch(each -> isSeen(world, each));
    }

    private static Set<Record> together(Kept world, Record record) {
        Set<Record> found = new LinkedHashSet<>(List.of(record));
        int before = 0;
        while (before < found.size()) {
            before = found.size();
            for (Record each : world.business()) {
                boolean linked = found.stream()
                        .anyMatch(known ->
                                Kept.pointsTo(each, known.ref()::equals) || Kept.pointsTo(known, each.ref()::equals));
                if (linked) {
                    found.add(each);
                }
            }
        }
        return found;
    }

    private PlainRecords records(Kept world) {
        List<Record> all = new ArrayList<>(world.all());
        all.addAll(organisation);
        return PlainRecords.of(all);
    }

    /** All he may see, in the order of the ids. */
    private List<String> sight(Kept world) {
        return sight(world, world.all());
    }

    private List<String> sight(Kept world, List<Record> looked) {
        if (looked.isEmpty()) {
            return List.of();
        }
        PlainRecords records = records(world);
        List<String> sight = new ArrayList<>();
        for (Record record : looked) {
            Kept.ownerOf(record, records)
                    .filter(owner -> owner.get(Header.DELETED_AT).isEmpty())
                    .flatMap(owner -> seen(record, owner, records))
                    .map(Canon::print)
                    .ifPresent(sight::add);
        }
        sight.sort(null);
        return sight;
    }

    private Optional<Record> seen(Record record, Record owner, PlainRecords records) {
        return judge.seen(who, record, records)
                .map(seen -> closed(record, owner, records) ? withoutValues(seen) : seen);
    }

    /** Whether a row tells of a field he may not read. */
    private boolean closed(Record row, Record owner, PlainRecords records) {
        return row.type().key().equals("audit_change")
                && owner.type()
                        .field(row.require(AuditEntry.Change.FIELD))
                        .filter(field -> judge.open(who, AccessAction.READ, owner, field, records))
                        .isEmpty();
    }

    private static Record withoutValues(Record change) {
        return change.edit()
                .clear(AuditEntry.Change.OLD)
                .clear(AuditEntry.Change.NEW)
                .build();
    }
}
