package dev.crmkit.core.report;

import dev.crmkit.core.record.Query;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which records leave as rows of a file, and which of their fields. Immutable.
 *
 * <pre>{@code
 * Export.of(Lead.STATE.is("NEW"), Lead.TITLE, Lead.PHONES, Header.OWNER).labelled(new Locale("ru"))
 * }</pre>
 *
 * @param query which records in which order, all of them from its cursor on: its limit is not used
 * @param columns in the order of the columns
 * @param language of headings and choices; null for keys, as an import reads them
 */
@ForCallers
public record Export(
        Query query, List<Field<?>> columns, @Nullable Locale language) {
    public Export {
        columns = List.copyOf(columns);
    }

    /** Keys of fields as headings, keys of choices as values. */
    public static Export of(Query query, Field<?>... columns) {
        return new Export(query, List.of(columns), null);
    }

    public static Export of(Condition where, Field<?>... columns) {
        return of(Query.where(where), columns);
    }

    /** Labels instead of keys. */
    public Export labelled(Locale locale) {
        return new Export(query, columns, locale);
    }

    /** Whether labels are wanted, and in which language. */
    public Optional<Locale> labels() {
        return Optional.ofNullable(language);
    }
}
