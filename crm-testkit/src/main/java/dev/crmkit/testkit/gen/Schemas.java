package dev.crmkit.testkit.gen;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.List;

/** Three related types with every kind of field and relation between them, in ever new selections. */
@ForCallers
public final class Schemas {
    /** A business type with a field of every type. */
    public static final String BROAD = "gen_deal";

    /** A type without a header. */
    public static final String PLAIN = "gen_line";

    /** A business type the other two point to. */
    public static final String TARGET = "gen_client";

    private static final List<Option> OPTIONS =
            List.of(Option.of("NEW"), Option.of("CALL"), Option.of("Z_LAST"), Option.of("A_FIRST"), Option.of("new"));

    private Schemas() {}

    /** The types {@link #BROAD}, {@link #PLAIN} and {@link #TARGET}, and those the header points to. */
    public static Schema any(Dice dice) {
        return Schema.of(List.of(
                RecordType.business(BROAD)
                        .fields(all(broad()))
                        .fields(Field.reference("client", TARGET), self(BROAD), many(TARGET), either())
                        .build(),
                RecordType.plain(PLAIN)
                        .fields(all(some(dice)))
                        .fields(Field.reference("deal", BROAD), many(BROAD))
                        .build(),
                RecordType.business(TARGET)
                        .fields(all(some(dice)))
                        .fields(Field.reference("mainDeal", BROAD).unique(), self(TARGET), either())
                        .build(),
                RecordType.plain("user").fields(Field.text("name", 100)).build(),
                RecordType.plain("unit").fields(Field.text("name", 100)).build()));
    }

    private static Field<RecordRef> self(String type) {
        return Field.reference("parent", type);
    }

    private static Field<List<RecordRef>> many(String target) {
        return Field.multiReference("others", target);
    }

    private static Field<RecordRef> either() {
        return Field.reference("subject", BROAD, PLAIN, TARGET);
    }

    /** One field of every type without relations; keys that are reserved words of SQL among them. */
    public static List<Field<?>> broad() {
        return List.of(
                Field.text("name.last", 60),
                Field.text("taxCode", 30).unique(),
                Field.code("select", 40),
                Field.longText("comment"),
                Field.wholeNumber("order"),
                Field.decimal("rate", 12, 4),
                Field.decimal("whole", 38, 0),
                Field.money("amount"),
                Field.bool("group"),
                Field.date("day"),
                Field.instant("at"),
                Field.choice("stage", OPTIONS.toArray(Option[]::new)),
                Field.multiChoice("tags", OPTIONS.toArray(Option[]::new)),
                Field.phones("phones"),
                Field.emails("emails"),
                Field.file("scan"));
    }

    private static List<Field<?>> some(Dice dice) {
        List<Field<?>> fields = new ArrayList<>(dice.some(broad(), broad().size() - 1));
        if (fields.isEmpty()) {
            fields.add(Field.text("name", 100));
        }
        return fields;
    }

    private static Field<?>[] all(List<Field<?>> fields) {
        return fields.toArray(Field<?>[]::new);
    }
}
