package dev.crmkit.core.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.crmkit.core.value.InputCheck;
import dev.crmkit.core.value.PhoneNormalizers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Single quotes stand for double ones. */
class ImportMappingTest {
    private static final RecordType LEAD = RecordType.business("lead")
            .fields(
                    Field.text("title", 20),
                    Field.phones("phones"),
                    Field.money("amount"),
                    Field.bool("urgent"),
                    Field.date("day"))
            .build();

    @Test
    void a_mapping_reads_back_from_its_json() {
        ImportMapping mapping = ImportMapping.to("lead")
                .externalKey("id", "olist")
                .column("name", "title")
                .column(
                        "won/date",
                        ColumnMapping.to("since")
                                .missing("unknown", "-")
                                .format(ValueFormat.builder()
                                        .trim()
                                        .pattern("dd.MM.yyyy HH:mm")
                                        .zone(ZoneId.of("Europe/Moscow"))
                                        .build()))
                .column(
                        "sum",
                        ColumnMapping.to("amount")
                                .format(ValueFormat.builder()
                                        .decimalComma()
                                        .currency("RUB")
                                        .currencyColumn("cur")
                                        .build()))
                .column(
                        "urgent",
                        ColumnMapping.to("urgent")
                                .format(ValueFormat.builder()
                                        .words(List.of("да"), List.of("нет"))
                                        .valueMap(Map.of("?", "нет"))
                                        .separator(",")
                                        .build()))
                .ignore("extra")
                .constant("source", "fair")
                .constant("count", 5)
                .encoding(ImportEncoding.WINDOWS_1251)
                .delimiter(ImportDelimiter.TAB)
                .emptyClears()
                .build();

        assertThat(ImportMapping.parse(mapping.toJson())).isEqualTo(mapping);
        assertThat(ImportMapping.parse(mapping.toJson()).columns()).isEqualTo(mapping.columns());
    }

    @Test
    void the_shortest_mapping_is_short() {
        assertThat(ImportMapping.to("lead").column("name", "title").build().toJson())
                .isEqualTo("{'type':'lead','columns':{'name':'title'}}".replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'columns':{}} | /type REQUIRED",
                "{'type':'lead'} | /columns REQUIRED",
                "{'type':'lead','columns':[]} | /columns WRONG_TYPE",
                "{'type':'lead','columns':{'a':5}} | /columns/a WRONG_TYPE",
                "{'type':'lead','columns':{'a/b':{'field':5}}} | /columns/a~1b/field WRONG_TYPE",
                "{'type':'lead','columns':{'a':{'field':'x','formt':{}}}} | /columns/a/formt UNKNOWN_PROPERTY",
                "{'type':'lead','columns':{},'colums':{}} | /colums UNKNOWN_PROPERTY",
                "{'type':'lead','columns':{},'encoding':'koi8'} | /encoding UNKNOWN_WORD",
                "{'type':'lead','columns':{},'delimiter':';'} | /delimiter UNKNOWN_WORD",
                "{'type':'lead','columns':{},'constants':{'a':[1]}} | /constants/a WRONG_TYPE",
                "{'type':'lead','columns':{},'ignored':[5]} | /ignored WRONG_TYPE",
                "{'type':'lead','columns':{},'externalKey':{'column':'id'}} | /externalKey/system REQUIRED",
                "{'type':'lead','columns':{'a':{'field':'x','format':{'zone':'Mars/Base'}}}} | /columns/a/format/zone MALFORMED"
            })
    void a_faulty_document_is_told_where(String json, String fault) {
        InvalidInputException refusal = Assertions.catchThrowableOfType(
                InvalidInputException.class, () -> ImportMapping.parse(json.replace('\'', '"')));

        assertThat(refusal.violations()).extracting(AFile::shown).containsExactly(fault);
    }

    static Stream<Arguments> unfit() {
        ValueFormat pattern = ValueFormat.builder().pattern("dd.MM.yy").build();
        ValueFormat comma = ValueFormat.builder().decimalComma().build();
        ValueFormat separator = ValueFormat.builder().separator(",").build();
        return Stream.of(
                arguments(ImportMapping.to("deal"), "/type WRONG_TYPE"),
                arguments(ImportMapping.to("lead").column("a", "titel"), "/columns/a/field UNKNOWN_FIELD"),
                arguments(ImportMapping.to("lead").column("a", "owner"), "/columns/a/field MANAGED"),
                arguments(
                        ImportMapping.to("lead").column("a", "title").column("b", "title"),
                        "/columns/b/field DUPLICATE_FIELD"),
                arguments(
                        ImportMapping.to("lead").column("a", "title").constant("title", "x"),
                        "/constants/title DUPLICATE_FIELD"),
                arguments(ImportMapping.to("lead").constant("day", "x"), "/constants/day MALFORMED"),
                arguments(ImportMapping.to("lead").column("a", "title").ignore("a"), "/ignored CONTRADICTION"),
                arguments(
                        ImportMapping.to("lead")
                                .column("a", ColumnMapping.to("day").format(pattern)),
                        "/columns/a/format/pattern MALFORMED"),
                arguments(
                        ImportMapping.to("lead")
                                .column("a", ColumnMapping.to("title").format(pattern)),
                        "/columns/a/format/pattern WRONG_FORMAT"),
                arguments(
                        ImportMapping.to("lead")
                                .column("a", ColumnMapping.to("day").format(comma)),
                        "/columns/a/format/decimalComma WRONG_FORMAT"),
                arguments(
                        ImportMapping.to("lead")
                                .column("a", ColumnMapping.to("amount").format(separator)),
                        "/columns/a/format/separator WRONG_FORMAT"),
                arguments(ImportMapping.to("lead").externalKey("id", "a:b"), "/externalKey/system MALFORMED"));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void a_mapping_that_does_not_fit_the_type_is_refused(ImportMapping.Builder mapping, String fault) {
        InvalidInputException refusal = Assertions.catchThrowableOfType(
                InvalidInputException.class,
                () -> RowReader.of(mapping.build(), LEAD, InputCheck.with(PhoneNormalizers.digitsOnly())));

        assertThat(refusal.violations()).extracting(AFile::shown).containsExactly(fault);
    }
}
