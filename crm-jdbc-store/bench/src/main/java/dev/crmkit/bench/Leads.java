package dev.crmkit.bench;

import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.org.Unit;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Makes leads by the thousand, over all units. */
final class Leads {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> STATES = List.of("NEW", "CONTACTING", "QUALIFIED", "JUNK");
    private static final List<String> SOURCES = List.of("SITE", "CALL", "FAIR", "PARTNER");

    private final RecordType type;
    private final List<RecordRef> units;
    private final SplittableRandom dice = new SplittableRandom(7);
    private long count;

    private Leads(RecordType type, List<RecordRef> units) {
        this.type = type;
        this.units = units;
    }

    static Leads of(Firm firm) {
        return new Leads(firm.definitions().schema().type(Lead.TYPE.key()), units(firm));
    }

    private static List<RecordRef> units(Firm firm) {
        return firm
                .store()
                .inTx(
                        UnitOptions.read(Firm.TENANT),
                        tx -> tx.find(new RecordQuery(Unit.TYPE.key(), Condition.always(), List.of(), null, 50)))
                .records()
                .stream()
                .map(Record::ref)
                .toList();
    }

    List<Record> next(int many) {
        List<Record> leads = new ArrayList<>(many);
        for (int i = 0; i < many; i++) {
            leads.add(next());
        }
        return leads;
    }

    private Record next() {
        count++;
        Instant at = FIRST.plusSeconds(count);
        return Record.create(type, new UUID(at.toEpochMilli() << 16 | 0x7000, dice.nextLong() | Long.MIN_VALUE))
                .set(Lead.TITLE, "Заявка на автомобиль " + count)
                .set(Lead.CONTACT_NAME, "Иванов Пётр " + dice.nextInt(10_000))
                .set(Lead.SOURCE, SOURCES.get(dice.nextInt(SOURCES.size())))
                .set(Lead.STATE, STATES.get(dice.nextInt(STATES.size())))
                .set(Lead.STATE_SINCE, at)
                .set(Header.CREATED_AT, at)
                .set(Header.CREATED_BY, "hana")
                .set(Header.UPDATED_AT, at)
                .set(Header.UPDATED_BY, "hana")
                .set(Header.UNIT, units.get(dice.nextInt(units.size())))
                .build();
    }

    /** Stores so many in units of a thousand. */
    void fill(Firm firm, int many) {
        for (int done = 0; done < many; done += 1_000) {
            store(firm, next(1_000));
        }
    }

    static void store(Firm firm, List<Record> records) {
        ChangeSet inserts =
                new ChangeSet(records.stream().<Change>map(Change.Insert::new).toList());
        firm.store().inTx(UnitOptions.write(Firm.TENANT), tx -> {
            tx.apply(inserts);
            return records;
        });
    }
}
