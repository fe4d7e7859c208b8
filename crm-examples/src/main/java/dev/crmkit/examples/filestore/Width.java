package dev.crmkit.examples.filestore;

import dev.crmkit.spi.schema.FieldType;

/** What is remembered of a field's type, as text: its name, and how much it takes. {@code DECIMAL 5 4}. */
final class Width {
    private Width() {}

    static String of(FieldType<?> type) {
        if (type instanceof FieldType.Text text) {
            return type.name() + " " + text.maxLength();
        }
        if (type instanceof FieldType.Decimal decimal) {
            return type.name() + " " + (decimal.precision() - decimal.scale()) + " " + decimal.scale();
        }
        if (type instanceof FieldType.Reference link) {
            return type.name() + " " + Math.min(2, link.targets().size());
        }
        return type.name();
    }

    /** Whether what fits the one fits the other. */
    static boolean fits(String stored, String declared) {
        String[] before = stored.split(" ", -1);
        String[] now = declared.split(" ", -1);
        boolean fits = before.length == now.length && before[0].equals(now[0]);
        for (int i = 1; fits && i < now.length; i++) {
            fits = Integer.parseInt(now[i]) >= Integer.parseInt(before[i]);
        }
        return fits;
    }
}
