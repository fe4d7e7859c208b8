package dev.crmkit.jdbc;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Two schemas between which every kind of step lies, and what a database looks like under them. */
final class Shapes {
    static final Field<String> NAME = Field.text("name", 10);
    static final Record OLD = Record.create(before().type("thing"), new UUID(0, 7))
            .set(NAME, "Ель")
            .build();

    private static final String COLUMNS = "SELECT LOWER(table_name) || '.' || LOWER(column_name) || ' ' || data_type"
            + " || ' ' || COALESCE(CAST(character_maximum_length AS varchar), '') || ' '"
            + " || COALESCE(CAST(numeric_precision AS varchar), '') || ' '"
            + " || COALESCE(CAST(numeric_scale AS varchar), '')"
            + " FROM information_schema.columns WHERE table_schema = CURRENT_SCHEMA ORDER BY 1";
    private static final String H2_INDEXES = "SELECT LOWER(index_name) || ' ' || LOWER(table_name) FROM"
            + " information_schema.indexes WHERE table_schema = CURRENT_SCHEMA ORDER BY 1";
    private static final String PG_INDEXES =
            "SELECT indexname || ' ' || tablename FROM pg_indexes WHERE schemaname = CURRENT_SCHEMA ORDER BY 1";

    private Shapes() {}

    static Schema before() {
        return Schema.of(List.of(
                RecordType.plain("user").build(),
                RecordType.plain("unit").build(),
                RecordType.business("thing")
                        .fields(
                                NAME,
                                Field.decimal("rate", 5, 2),
                                Field.choice("kind", Option.of("A"), Option.of("B")),
                                Field.text("alias", 10).unique(),
                                Field.reference("link", "user"))
                        .build()));
    }

    /** Longer, wider, unique, not unique any more, linked to more; a list, a field and a type are new. */
    static Schema after() {
        return Schema.of(List.of(
                RecordType.plain("user").build(),
                RecordType.plain("unit").build(),
                RecordType.business("thing")
                        .fields(
                                Field.text("name", 20).unique(),
                                Field.decimal("rate", 9, 4),
                                Field.choice("kind", Option.of("B"), Option.of("C")),
                                Field.text("alias", 10),
                                Field.reference("link", "user", "unit"),
                                Field.money("price"),
                                Field.phones("phones"))
                        .build(),
                RecordType.plain("later").field(Field.text("note", 20)).build()));
    }

    /** Columns with their types, and indexes. */
    static List<String> of(DataSource source) {
        List<String> shape = new ArrayList<>(texts(source, COLUMNS));
        shape.addAll(texts(source, isH2(source) ? H2_INDEXES : PG_INDEXES));
        return shape;
    }

    /** The steps of the journal in their order; those without a time are marked. */
    static List<String> journal(DataSource source) {
        return texts(
                source,
                "SELECT CASE WHEN applied_at IS NULL THEN 'open: ' ELSE '' END || step FROM crm_schema_journal "
                        + "ORDER BY id");
    }

    private static boolean isH2(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("H2");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(DataSource source, String query) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
