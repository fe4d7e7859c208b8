package dev.crmkit.jdbc.internal;

import dev.crmkit.jdbc.internal.Catalog.StoredType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the current schema of PostgreSQL holds; what lies further down the search path is not ours. */
final class PostgresCatalog {
    private static final String HERE = " = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())";

    private static final Sql COLUMNS = Sql.of("SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) "
            + "FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relkind IN ('r', 'p') "
            + "AND a.attnum > 0 AND NOT a.attisdropped AND c.relnamespace" + HERE);

    private static final Sql INDEXES =
            Sql.of("SELECT relname FROM pg_class WHERE relkind IN ('i', 'I') AND relnamespace" + HERE);

    /** The extension may live in any schema, whether on the search path or not. */
    private static final Sql TRIGRAMS = Sql.of("SELECT quote_ident(n.nspname) || '.gin_trgm_ops' FROM pg_extension e "
            + "JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm'");

    /** {@code numeric(10,4)}, {@code character varying(32)}, {@code timestamp(6) with time zone}. */
    private static final Pattern SIZE = Pattern.compile("\\((\\d+)(?:,(\\d+))?\\)");

    private PostgresCatalog() {}

    static Catalog read(Statements database) {
        Map<String, Map<String, StoredType>> tables = new HashMap<>();
        database.rows(
                COLUMNS,
                row -> tables.computeIfAbsent(String.valueOf(row.text()), absent -> new HashMap<>())
                        .put(String.valueOf(row.text()), type(String.valueOf(row.text()))));
        Set<String> indexes = new HashSet<>(database.rows(INDEXES, row -> String.valueOf(row.text())));
        Optional<String> trigrams = database.rows(TRIGRAMS, row -> String.valueOf(row.text())).stream()
                .findFirst();
        return new Catalog(tables, indexes, trigrams);
    }

    private static StoredType type(String shown) {
        Matcher size = SIZE.matcher(shown);
        String name = size.replaceFirst("");
        boolean sized = name.equals("character varying") || name.equals("numeric");
        return sized && size.reset().find()
                ? new StoredType(name, number(size.group(1)), number(size.group(2)))
                : new StoredType(name, 0, 0);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
