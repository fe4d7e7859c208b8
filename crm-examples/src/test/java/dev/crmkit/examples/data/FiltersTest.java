package dev.crmkit.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.condition.ConditionJson;
import dev.crmkit.core.custom.CustomRecords;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.core.record.Query;
import dev.crmkit.examples.acceptance.StoreKind;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** 280 conditions over public data find the rows that plain Python and SQL found, read two-valued. */
class FiltersTest {
    private static final Field<String> ID = Field.code("id", 32);

    @BeforeAll
    static void data_is_there() {
        SharedFiles.assumePresent();
    }

    static Stream<Arguments> stores_and_files() {
        return Stream.of(StoreKind.values())
                .flatMap(kind -> Stream.of(
                        Arguments.of(kind, "filters-crm-sales", 160), Arguments.of(kind, "filters-olist", 120)));
    }

    @ParameterizedTest
    @MethodSource("stores_and_files")
    void every_condition_finds_the_rows_it_should(StoreKind kind, String file, int conditions) {
        JsonNode answers = SharedFiles.expected(file);
        RecordType type = type(answers);
        Definitions definitions = Definitions.shipped().type(type).build();
        CustomRecords records =
                filled(kind, answers, definitions, type).as("olga").records(type);
        assertThat(answers.path("cases").size()).isEqualTo(conditions);
        List<String> wrong = new ArrayList<>();
        for (JsonNode each : answers.path("cases")) {
            String filter = Filters.translated(each.path("filter"), type);
            Condition condition = ConditionJson.read(filter, type, definitions.schema());
            JsonNode expected = each.path("two_valued");
            String found = records.count(condition) + " " + SharedFiles.hash(ids(records, condition));
            if (!found.equals(expected.path("count").asInt(-1) + " "
                    + expected.path("ids_sha256").asString())) {
                wrong.add(each + " found " + found);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> ids(CustomRecords records, Condition condition) {
        List<String> ids = new ArrayList<>();
        records.each(
                Query.where(condition).limit(Query.MAX_LIMIT),
                record -> ids.add(record.record().require(ID)));
        return ids;
    }

    private static RecordType type(JsonNode answers) {
        RecordType.Builder type = RecordType.business("row").field(ID);
        answers.path("types").properties().forEach(each -> type.field(field(Filters.key(each.getKey()), each)));
        return type.build();
    }

    private static Field<?> field(String key, Map.Entry<String, JsonNode> declared) {
        return switch (declared.getValue().asString()) {
            case "s" -> Field.text(key, 100);
            case "n" -> Field.decimal(key, 20, 2);
            default -> declared.getKey().equals("won_date") ? Field.instant(key) : Field.date(key);
        };
    }

    private static Installation filled(StoreKind kind, JsonNode answers, Definitions definitions, RecordType type) {
        Organisation people = Organisation.builder(ZoneOffset.UTC, "MSK")
                .unit("net", "Net")
                .user("olga", "Olga")
                .role("olga", "OWNER", "net")
                .build();
        Installation installation = new Installation(kind, definitions, people);
        List<Record> records = new ArrayList<>();
        for (Row row : SharedFiles.rows(answers.path("file").asString())) {
            Record.Builder record = installation
                    .create(type)
                    .set(ID, row.text(answers.path("id").asString()));
            answers.path("types").propertyNames().forEach(name -> {
                Field<?> field = type.field(Filters.key(name)).orElseThrow();
                row.present(name).ifPresent(cell -> record.put(field, value(field, cell)));
            });
            records.add(record.build());
        }
        installation.write(records);
        return installation;
    }

    private static Object value(Field<?> field, String cell) {
        if (field.type() instanceof FieldType.Decimal) {
            return new BigDecimal(cell).setScale(2);
        }
        if (field.type() instanceof FieldType.Day) {
            return LocalDate.parse(cell);
        }
        return field.type() instanceof FieldType.Moment ? Instant.parse(cell.replace(' ', 'T') + "Z") : cell;
    }
}
