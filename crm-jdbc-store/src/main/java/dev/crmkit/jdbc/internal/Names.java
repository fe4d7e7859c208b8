package dev.crmkit.jdbc.internal;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How keys become names of tables, columns and indexes: lower snake case, ASCII, safe without quotes, short enough for
 * every database. A name that is too long, or taken, ends with a hash of its key.
 */
final class Names {
    private static final int MAX_COLUMN = 48;
    private static final int MAX_TABLE = 60;
    private static final Pattern HUMP = Pattern.compile("[A-Z]");

    /** Words of SQL that H2 or PostgreSQL refuse as a column name, and the system columns of PostgreSQL. */
    private static final Set<String> RESERVED = Set.of(
            ("all analyse analyze and any array as asc asymmetric authorization between binary both case cast check "
                            + "collate collation column concurrently constraint create cross ctid cmax cmin "
                            + "current_catalog current_date current_path current_role current_schema current_time "
                            + "current_timestamp current_user day default deferrable desc distinct do else end except "
                            + "exists false fetch for foreign freeze from full grant group groups having hour if ilike "
                            + "in initially inner intersect interval into is isnull join key lateral leading left like "
                            + "limit localtime localtimestamp minus minute month natural not notnull null offset on "
                            + "only or order outer over overlaps partition placing primary qualify range references "
                            + "regexp returning right row rownum rows second select session_user set similar some "
                            + "symmetric system_user table tableoid tablesample then to top trailing true uescape "
                            + "union unique unknown user using value values variadic verbose when where window with "
                            + "xmax xmin year")
                    .split(" ", -1));

    private Names() {}

    /** The column name a field key asks for: {@code name.last} and {@code nameLast} both ask for name_last. */
    static String column(String fieldKey) {
        String snake = snake(fieldKey);
        return snake.length() <= MAX_COLUMN ? snake : hashed(fieldKey);
    }

    /** The column name of a field whose first choice is taken. */
    static String hashed(String fieldKey) {
        return withHash(snake(fieldKey), fieldKey, MAX_COLUMN);
    }

    /** The same name, or one that SQL does not claim for itself. */
    static String safe(String column) {
        return RESERVED.contains(column) ? column + "_" : column;
    }

    /** The table of a type. A key that looks like a child table, or like ours, is told apart by a hash. */
    static String table(String typeKey) {
        String name = "crm_" + typeKey;
        return typeKey.contains("__") || name.equals(Journal.TABLE) ? withHash(name, typeKey, MAX_TABLE) : name;
    }

    static String child(String table, String column) {
        return limited(table + "__" + column);
    }

    static String index(String prefix, String table, String column) {
        return limited(prefix + "_" + table.substring("crm_".length()) + "__" + column);
    }

    private static String limited(String name) {
        return name.length() <= MAX_TABLE ? name : withHash(name, name, MAX_TABLE);
    }

    private static String snake(String key) {
        return HUMP.matcher(key.replace('.', '_')).replaceAll("_$0").toLowerCase(Locale.ROOT);
    }

    private static String withHash(String name, String hashed, int limit) {
        String hash = HexFormat.of().toHexDigits(hashed.hashCode());
        return name.substring(0, Math.min(name.length(), limit - hash.length() - 1)) + "_" + hash;
    }
}
