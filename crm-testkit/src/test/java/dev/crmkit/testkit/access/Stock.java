package dev.crmkit.testkit.access;

import dev.crmkit.core.client.MatchKey;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.history.AuditEntry;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Dice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes business records and the rows that tell their history, past all doors, so that two worlds can be made alike. */
final class Stock {
    static final List<String> BUSINESS =
            List.of("contact", "company", "lead", "deal", "quote", "contract", "task", "interaction", "asset");

    private final Dice dice;
    private final Definitions definitions;
    private final List<RecordRef> users;
    private final List<RecordRef> units;
    private int phones;
    private int keys;

    Stock(Dice dice, Definitions definitions, List<RecordRef> users, List<RecordRef> units) {
        this.dice = dice;
        this.definitions = definitions;
        this.users = users;
        this.units = units;
    }

    /** A few of every type; they point at one another. */
    List<Record> business() {
        List<Record> made = new ArrayList<>();
        for (String type : BUSINESS) {
            int some = dice.between(2, 4);
            for (int i = 0; i < some; i++) {
                made.add(one(type, refs(made)));
            }
        }
        return made;
    }

    List<RecordRef> refs(List<Record> records) {
        List<RecordRef> refs = new ArrayList<>(users);
        refs.addAll(units);
        records.forEach(record -> refs.add(record.ref()));
        return refs;
    }

    Record one(String key, List<RecordRef> refs) {
        RecordType type = definitions.schema().type(key);
        Assortment values = new Assortment(dice, refs);
        Record.Builder record = Record.create(type, dice.id());
        for (Field<?> field : type.fields()) {
            boolean wanted = field.isRequired() || dice.chance(60);
            if (!Header.FIELDS.contains(field) && !field.isUnique() && wanted) {
                values.value(field).ifPresent(value -> record.put(field, value));
            }
        }
        header(record);
        state(record);
        type.field("phones").ifPresent(field -> record.put(field, List.of(Assortment.phone(phones++))));
        type.field("emails").ifPresent(record::clear);
        return record.build();
    }

    private void header(Record.Builder record) {
        record.set(Header.NUMBER, "N-" + dice.below(100))
                .set(Header.CREATED_AT, Installation.NOW.minus(Duration.ofDays(3)))
                .set(Header.CREATED_BY, "carl")
                .set(Header.UPDATED_AT, Installation.NOW.minus(Duration.ofDays(dice.between(1, 2))))
                .set(Header.UPDATED_BY, dice.pick(List.of("carl", "hana")))
                .set(Header.ORIGIN, "MANUAL")
                .set(Header.EXTERNAL_KEY, "old:" + dice.below(3) + "-" + keys++);
        if (dice.chance(90)) {
            record.set(Header.OWNER, dice.pick(users)).set(Header.UNIT, dice.pick(units));
        }
        if (dice.chance(12)) {
            record.set(Header.DELETED_AT, Installation.NOW);
        }
        if (dice.chance(8)) {
            record.set(Header.ARCHIVED_AT, Installation.NOW);
        }
    }

    private void state(Record.Builder record) {
        definitions.workflow(record.type().key()).ifPresent(workflow -> {
            var fields = definitions.states(record.type().key());
            boolean ripe = record.type().key().equals("lead") && dice.chance(40);
            record.set(
                            fields.state(),
                            ripe ? "QUALIFIED" : dice.pick(workflow.states()).key())
                    .set(fields.since(), Installation.NOW.minus(Duration.ofDays(1)))
                    .set(fields.seq(), 1L)
                    .set(fields.workflowVersion(), 1L);
        });
    }

    /** What was done to a record, and through which states it went. */
    List<Record> rows(Record record) {
        List<Record> rows = new ArrayList<>();
        if (dice.chance(70)) {
            Record entry = row("audit_entry")
                    .put(field("audit_entry", "record"), record.ref())
                    .set(AuditEntry.SEQ, 1L)
                    .set(AuditEntry.AT, Installation.NOW.minus(Duration.ofDays(1)))
                    .set(AuditEntry.ACTOR, "carl")
                    .set(AuditEntry.COMMAND, record.type().key() + ".edit")
                    .build();
            rows.add(entry);
            dice.some(List.copyOf(record.type().fields()), 8).forEach(field -> rows.add(change(entry, field.key())));
        }
        if (definitions.workflow(record.type().key()).isPresent() && dice.chance(70)) {
            rows.add(stage(record));
        }
        return rows;
    }

    private Record change(Record entry, String field) {
        Record.Builder change =
                row("audit_change").set(AuditEntry.Change.ENTRY, entry.ref()).set(AuditEntry.Change.FIELD, field);
        if (dice.chance(70)) {
            change.set(AuditEntry.Change.OLD, text());
        }
        return change.set(AuditEntry.Change.NEW, text()).build();
    }

    String text() {
        return dice.pick(List.of("red", "blue", "1.00", "2.00"));
    }

    private Record stage(Record record) {
        RecordType type = definitions.schema().type("stage_record");
        Assortment values = new Assortment(dice, List.of(record.ref()));
        Record.Builder row = row("stage_record");
        for (Field<?> field : type.fields()) {
            if (!(field.type() instanceof FieldType.Reference)) {
                values.value(field).ifPresent(value -> row.put(field, value));
            }
        }
        return row.put(field("stage_record", "record"), record.ref()).build();
    }

    /** The keys clients are known by follow from their phones. */
    static List<Record> matchKeys(Definitions definitions, List<Record> business) {
        List<Record> keys = new ArrayList<>();
        for (Record record : business) {
            String type = record.type().key();
            boolean client = type.equals("contact") || type.equals("company");
            if (client && record.get(Header.DELETED_AT).isEmpty()) {
                for (PhoneNumber phone : phones(record)) {
                    UUID id = new UUID(
                            record.id().getLeastSignificantBits(), record.id().getMostSignificantBits());
                    keys.add(Record.create(definitions.schema().type(MatchKey.TYPE.key()), id)
                            .set(MatchKey.KEY, type + "|phone|" + phone.matchKey())
                            .set(MatchKey.RECORD, record.ref())
                            .build());
                }
            }
        }
        return keys;
    }

    @SuppressWarnings("unchecked")
    private static List<PhoneNumber> phones(Record client) {
        Optional<Object> phones = client.type().field("phones").flatMap(client::value);
        return (List<PhoneNumber>) phones.orElse(List.of());
    }

    private Record.Builder row(String type) {
        return Record.create(definitions.schema().type(type), dice.id());
    }

    private Field<?> field(String type, String key) {
        return definitions.schema().type(type).field(key).orElseThrow();
    }
}
