package dev.crmkit.spi.schema;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.util.List;

/**
 * The fields every business record carries besides its id and version. All of them are kept by the library; the owner
 * and the unit change by assignment only.
 */
@ForCallers
public final class Header {
    /** Of the type's number series, such as {@code Л-2026-000017}. */
    public static final Field<String> NUMBER =
            Field.code("number", 40).label("Номер", "Number").managed();

    public static final Field<Instant> CREATED_AT =
            Field.instant("createdAt").label("Создано", "Created at").managed();
    /** The login of the user or service principal. */
    public static final Field<String> CREATED_BY =
            Field.code("createdBy", 100).label("Кем создано", "Created by").managed();

    public static final Field<Instant> UPDATED_AT =
            Field.instant("updatedAt").label("Изменено", "Updated at").managed();
    public static final Field<String> UPDATED_BY =
            Field.code("updatedBy", 100).label("Кем изменено", "Updated by").managed();
    /** How the record came to be: decided by the door, never by the caller. */
    public static final Field<String> ORIGIN = Field.choice(
                    "origin",
                    Option.of("MANUAL", "Вручную", "Manual"),
                    Option.of("IMPORT", "Импорт", "Import"),
                    Option.of("API", "Интеграция", "API"),
                    Option.of("CONVERSION", "Конвертация", "Conversion"),
                    Option.of("AUTOMATION", "Автоматика", "Automation"))
            .label("Происхождение", "Origin")
            .managed();
    /** The responsible user (ответственный). */
    public static final Field<RecordRef> OWNER =
            Field.reference("owner", "user").label("Ответственный", "Owner").managed();
    /** The unit the record belongs to; set explicitly, never derived from the owner when read. */
    public static final Field<RecordRef> UNIT =
            Field.reference("unit", "unit").label("Подразделение", "Unit").managed();
    /** The record's key in another system, {@code system:key}; unique within the type. */
    public static final Field<String> EXTERNAL_KEY = Field.code("externalKey", 200)
            .label("Внешний ключ", "External key")
            .unique()
            .managed();

    public static final Field<Instant> ARCHIVED_AT =
            Field.instant("archivedAt").label("В архиве с", "Archived at").managed();
    /** In the bin since; such a record is invisible and its unique values are free. */
    public static final Field<Instant> DELETED_AT =
            Field.instant("deletedAt").label("Удалено", "Deleted at").managed();

    /** All header fields, in the order of the columns. */
    public static final List<Field<?>> FIELDS = List.of(
            NUMBER,
            CREATED_AT,
            CREATED_BY,
            UPDATED_AT,
            UPDATED_BY,
            ORIGIN,
            OWNER,
            UNIT,
            EXTERNAL_KEY,
            ARCHIVED_AT,
            DELETED_AT);

    private Header() {}
}
