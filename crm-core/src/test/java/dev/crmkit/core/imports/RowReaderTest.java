package dev.crmkit.core.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.crmkit.core.value.InputCheck;
import dev.crmkit.core.value.LibPhoneNormalizer;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 35, 47, 48, 135 to 137, 143 and 144 of the catalogue of bad input. */
class RowReaderTest {
    private static final Field<String> TITLE = Field.text("title", 20);
    private static final Field<List<PhoneNumber>> PHONES = Field.phones("phones");
    private static final RecordType LEAD = RecordType.business("lead")
            .fields(
                    TITLE,
                    PHONES,
                    Field.code("source", 50),
                    Field.decimal("rate", 12, 2),
                    Field.wholeNumber("count"),
                    Field.money("amount"),
                    Field.bool("urgent"),
                    Field.date("day"),
                    Field.instant("since"),
                    Field.choice("stage", Option.of("NEW"), Option.of("CALL")),
                    Field.multiChoice("tags", Option.of("A"), Option.of("B")))
            .build();
    private static final InputCheck DOOR = InputCheck.with(LibPhoneNormalizer.in("RU"));
    private static final ValueFormat RUSSIAN =
            ValueFormat.builder().trim().decimalComma().build();

    private static RowReading read(ColumnMapping column, String cell) {
        ImportMapping mapping = ImportMapping.to("lead").column("c", column).build();
        return RowReader.of(mapping, LEAD, DOOR).read(new CsvRow(2, Map.of("c", cell), List.of()));
    }

    private static ColumnMapping written(String field, ValueFormat format) {
        return ColumnMapping.to(field).format(format);
    }

    private static ValueFormat pattern(String letters) {
        return ValueFormat.builder().pattern(letters).build();
    }

    private static ValueFormat moscow(String letters) {
        return ValueFormat.builder()
                .pattern(letters)
                .zone(ZoneId.of("Europe/Moscow"))
                .build();
    }

    static Stream<Arguments> accepted() {
        ValueFormat words = ValueFormat.builder()
                .words(List.of("да", "Y"), List.of("нет", "N"))
                .build();
        ValueFormat roubles =
                ValueFormat.builder().decimalComma().currency("RUB").build();
        return Stream.of(
                arguments(ColumnMapping.to("title"), " Ёлка ", " Ёлка "),
                arguments(written("title", trimmed()), "\u00A0 Ёлка\u3000", "Ёлка"),
                arguments(ColumnMapping.to("title"), "=HYPERLINK(1)", "=HYPERLINK(1)"),
                arguments(ColumnMapping.to("title"), "'=1+1", "'=1+1"),
                arguments(ColumnMapping.to("source"), "00123", "00123"),
                arguments(ColumnMapping.to("source"), "1E5", "1E5"),
                arguments(ColumnMapping.to("rate"), "-5", new BigDecimal("-5.00")),
                arguments(written("rate", RUSSIAN), "1\u00A0500,5", new BigDecimal("1500.50")),
                arguments(written("rate", RUSSIAN), " 1 500 000,00 ", new BigDecimal("1500000.00")),
                arguments(written("count", RUSSIAN), "1\u202F500", 1_500L),
                arguments(written("amount", roubles), "1 500,50", Money.of("1500.50", "RUB")),
                arguments(ColumnMapping.to("amount"), "1500.50 RUB", Money.of("1500.50", "RUB")),
                arguments(written("urgent", words), "ДА", true),
                arguments(written("urgent", words), "N", false),
                arguments(written("urgent", words), "true", true),
                arguments(ColumnMapping.to("day"), "2026-03-31", LocalDate.of(2026, 3, 31)),
                arguments(written("day", pattern("dd.MM.yyyy")), "31.03.2026", LocalDate.of(2026, 3, 31)),
                arguments(written("day", pattern("M/d/uuuu")), "3/1/2026", LocalDate.of(2026, 3, 1)),
                arguments(
                        written("since", moscow("dd.MM.yyyy HH:mm")),
                        "31.03.2026 12:00",
                        Instant.parse("2026-03-31T09:00:00Z")),
                arguments(written("since", moscow("dd.MM.yyyy")), "31.03.2026", Instant.parse("2026-03-30T21:00:00Z")),
                arguments(
                        written("since", pattern("yyyy-MM-dd HH:mm:ssxxx")),
                        "2026-03-31 12:00:00+05:00",
                        Instant.parse("2026-03-31T07:00:00Z")),
                arguments(
                        written(
                                "since",
                                ValueFormat.builder()
                                        .pattern("dd.MM.yyyy HH:mm")
                                        .zone(ZoneId.of("Europe/Berlin"))
                                        .build()),
                        "25.10.2026 02:30",
                        Instant.parse("2026-10-25T00:30:00Z")),
                arguments(
                        written(
                                "stage",
                                ValueFormat.builder()
                                        .valueMap(Map.of("новая", "NEW"))
                                        .build()),
                        "новая",
                        "NEW"),
                arguments(written("tags", ValueFormat.builder().separator(",").build()), "B, A,,B", List.of("A", "B")),
                arguments(
                        ColumnMapping.to("phones"),
                        "+79123456789",
                        List.of(PhoneNumber.of("+79123456789").withE164("+79123456789", "MOBILE"))));
    }

    private static ValueFormat trimmed() {
        return ValueFormat.builder().trim().build();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void a_cell_is_read_as_the_mapping_says(ColumnMapping column, String cell, Object value) {
        RowInput input = (RowInput) read(column, cell);

        assertThat(input.input().values().values()).containsExactly(value);
    }

    static Stream<Arguments> rejected() {
        ValueFormat berlin = ValueFormat.builder()
                .pattern("dd.MM.yyyy HH:mm")
                .zone(ZoneId.of("Europe/Berlin"))
                .build();
        return Stream.of(
                arguments(ColumnMapping.to("title"), "x".repeat(21), "TOO_LONG"),
                arguments(ColumnMapping.to("title"), "a\u0000b", "CONTROL_CHARACTER"),
                arguments(ColumnMapping.to("title"), "#N/A", "SPREADSHEET_ERROR"),
                arguments(ColumnMapping.to("day"), "########", "SPREADSHEET_ERROR"),
                arguments(ColumnMapping.to("day"), "45413", "MALFORMED"),
                arguments(ColumnMapping.to("day"), "01.02.03", "MALFORMED"),
                arguments(ColumnMapping.to("day"), "31.12.2024", "MALFORMED"),
                arguments(written("day", pattern("dd.MM.yyyy")), "01.02.03", "MALFORMED"),
                arguments(written("day", pattern("dd.MM.yyyy")), "12/31/2024", "MALFORMED"),
                arguments(written("day", pattern("dd.MM.yyyy")), "29.02.2023", "MALFORMED"),
                arguments(written("since", pattern("dd.MM.yyyy HH:mm")), "31.03.2026 12:00", "NO_ZONE"),
                arguments(written("since", berlin), "29.03.2026 02:30", "NO_SUCH_TIME"),
                arguments(ColumnMapping.to("rate"), "1,5", "MALFORMED"),
                arguments(written("rate", RUSSIAN), "1.5", "MALFORMED"),
                arguments(written("rate", RUSSIAN), "1,500,00", "MALFORMED"),
                arguments(written("rate", RUSSIAN), "1,505", "SCALE"),
                arguments(ColumnMapping.to("amount"), "1500", "WRONG_TYPE"),
                arguments(ColumnMapping.to("urgent"), "да", "WRONG_TYPE"),
                arguments(ColumnMapping.to("stage"), "новая", "UNKNOWN_OPTION"),
                arguments(ColumnMapping.to("phones"), "нет", "MALFORMED"));
    }

    @ParameterizedTest
    @MethodSource("rejected")
    void a_cell_that_is_not_written_so_rejects_its_row(ColumnMapping column, String cell, String code) {
        RowVerdict.Rejected rejected = (RowVerdict.Rejected) read(column, cell);

        assertThat(rejected.row()).isEqualTo(2);
        assertThat(rejected.faults()).extracting(CellFault::column).containsExactly("c");
        assertThat(rejected.faults()).extracting(CellFault::code).containsExactly(code);
        assertThat(rejected.faults().get(0).violation().path()).startsWith(column.field());
        assertThat(rejected.faults().get(0).message(Locale.forLanguageTag("ru")))
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "-"})
    void a_cell_that_means_not_recorded_says_nothing(String cell) {
        RowInput input = (RowInput) read(ColumnMapping.to("day").missing("unknown", "-"), cell);

        assertThat(input.input().values()).isEmpty();
        assertThat(input.input().cleared()).isEmpty();
    }

    @Test
    void an_empty_cell_may_empty_the_field() {
        ImportMapping mapping = ImportMapping.to("lead")
                .column("t", "title")
                .column("p", "phones")
                .emptyClears()
                .build();
        RowInput input =
                (RowInput) RowReader.of(mapping, LEAD, DOOR).read(new CsvRow(2, Map.of("t", "", "p", ""), List.of()));

        assertThat(input.input().cleared()).containsExactly(TITLE, PHONES);
    }

    @Test
    void all_cells_of_a_row_are_judged_at_once() {
        ImportMapping mapping = ImportMapping.to("lead")
                .externalKey("id", "1c")
                .column("d", "day")
                .column("r", "rate")
                .column("t", "title")
                .build();
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("d", "x");
        cells.put("r", "y");
        cells.put("t", "fine");
        cells.put("id", " ");
        RowVerdict.Rejected rejected =
                (RowVerdict.Rejected) RowReader.of(mapping, LEAD, DOOR).read(new CsvRow(7, cells, List.of()));

        assertThat(rejected.faults()).extracting(CellFault::column).containsExactly("d", "r", "id");
    }

    @Test
    void keys_constants_and_several_columns_of_one_field_come_together() {
        ImportMapping mapping = ImportMapping.to("lead")
                .externalKey("id", "1c")
                .column("phone", "phones")
                .column("mobile", "phones")
                .column(
                        "sum",
                        written(
                                "amount",
                                ValueFormat.builder().currencyColumn("cur").build()))
                .constant("source", "fair")
                .build();
        Map<String, String> cells =
                Map.of("id", "17", "phone", "89123456789", "mobile", "8 (912) 345-67-80", "sum", "5", "cur", "EUR");
        RowInput input = (RowInput) RowReader.of(mapping, LEAD, DOOR).read(new CsvRow(2, cells, List.of()));

        assertThat(input.externalKey()).contains("1c:17");
        assertThat(input.input().get(PHONES).orElseThrow())
                .extracting(PhoneNumber::matchKey)
                .containsExactly("+79123456789", "+79123456780");
        assertThat(input.input().values())
                .containsEntry(LEAD.field("source").orElseThrow(), "fair")
                .containsEntry(LEAD.field("amount").orElseThrow(), Money.of(5, "EUR"));
    }

    @Test
    void a_row_the_file_refused_is_rejected_for_the_same_reason() {
        ImportMapping mapping = ImportMapping.to("lead").column("name", "title").build();
        CsvRow row = AFile.rows("name;phone\na\n").get(0);
        RowVerdict.Rejected rejected =
                (RowVerdict.Rejected) RowReader.of(mapping, LEAD, DOOR).read(row);

        assertThat(rejected.faults()).extracting(CellFault::code).containsExactly("WRONG_CELL_COUNT");
        assertThat(rejected.faults()).extracting(CellFault::column).containsExactly("");
    }

    @Test
    void a_key_an_earlier_row_had_is_rejected() {
        ImportMapping mapping = ImportMapping.to("lead").externalKey("id", "1c").build();
        RowReader reader = RowReader.of(mapping, LEAD, DOOR);
        RepeatedKeys keys = new RepeatedKeys(mapping);
        RowReading first = reader.read(new CsvRow(2, Map.of("id", "17"), List.of()));
        RowReading second = reader.read(new CsvRow(3, Map.of("id", "17"), List.of()));

        assertThat(keys.check(first)).isSameAs(first);
        assertThat(((RowVerdict.Rejected) keys.check(second)).faults())
                .extracting(CellFault::code)
                .containsExactly("REPEATED_KEY");
    }
}
