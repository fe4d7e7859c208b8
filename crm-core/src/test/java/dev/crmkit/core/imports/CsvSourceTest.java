package dev.crmkit.core.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows 127 to 135 of the catalogue of bad input. */
class CsvSourceTest {
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    static Stream<Arguments> readable() {
        return Stream.of(
                arguments("name;phone\n", List.of()),
                arguments("name;phone", List.of()),
                arguments("name;phone\na;1\n", List.of("2 a|1")),
                arguments("name,phone\r\na,1\r\nb,2", List.of("2 a|1", "3 b|2")),
                arguments("name\tphone\ra\t1\rb\t2\r", List.of("2 a|1", "3 b|2")),
                arguments("name;phone\r\na;1\rb;2\nc;3", List.of("2 a|1", "3 b|2", "4 c|3")),
                arguments("\uFEFFname;phone\na;1", List.of("2 a|1")),
                arguments(" name ;phone\n a ;1", List.of("2  a |1")),
                arguments("phone;extra;name\n1;x;a", List.of("2 1|x|a")),
                arguments("\"name\";\"phone\"\n\"a;\"\"b\"\"\";\"1\n2\"\nc;3", List.of("2 a;\"b\"|1\n2", "3 c|3")),
                arguments("name;phone\na\"b;1\n", List.of("2 a\"b|1")),
                arguments("name;phone\n\n\na;1\n\n", List.of("4 a|1")),
                arguments("name;phone\n;\n\"\";\"\"\n", List.of("2 |", "3 |")),
                arguments(
                        "name;phone\n=HYPERLINK(\"x\");+7912\n-5;@x\n",
                        List.of("2 =HYPERLINK(\"x\")|+7912", "3 -5|@x")),
                arguments(
                        "name;phone\n'=1+1;00123\n1E5;12345678901234567890\n",
                        List.of("2 '=1+1|00123", "3 1E5|12345678901234567890")),
                arguments("name;phone\na\u0000b;1", List.of("2 a\u0000b|1")),
                arguments("name;phone\n# not a comment;1", List.of("2 # not a comment|1")));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void rows_are_read_as_they_stand(String text, List<String> rows) {
        assertThat(AFile.shown(text)).isEqualTo(rows);
    }

    static Stream<Arguments> partly_readable() {
        return Stream.of(
                arguments("name;phone\na\nb;2;3\nc;3\n", List.of("2 WRONG_CELL_COUNT", "3 WRONG_CELL_COUNT", "4 c|3")),
                arguments("name;phone\n\"a\"b;1\nc;3\n", List.of("2 MALFORMED_ROW", "3 c|3")),
                arguments("name;phone\n\"OOO \"X\"\";1\nc;3\n", List.of("2 MALFORMED_ROW", "3 c|3")),
                arguments("name;phone\na;1\n\"b;2\nc;3\nd;4", List.of("2 a|1", "3 UNCLOSED_QUOTE", "4 c|3", "5 d|4")),
                arguments("name;phone\r\"b;2\rc;3\rd;4", List.of("2 UNCLOSED_QUOTE", "3 c|3", "4 d|4")),
                arguments("name;phone\n\"b;2", List.of("2 UNCLOSED_QUOTE")),
                arguments("name;phone\n" + "x".repeat(1_500_000) + ";1\nc;3\n", List.of("2 TOO_LONG", "3 c|3")),
                arguments(
                        "name;phone\n\"" + ("x".repeat(99) + "\n").repeat(11_000),
                        Stream.concat(
                                        Stream.of("2 UNCLOSED_QUOTE"),
                                        IntStream.range(3, 11_002).mapToObj(i -> i + " WRONG_CELL_COUNT"))
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("partly_readable")
    void a_faulty_row_does_not_end_the_reading(String text, List<String> rows) {
        assertThat(AFile.shown(text)).isEqualTo(rows);
    }

    static Stream<Arguments> unreadable() {
        String many = IntStream.range(0, 20_000).mapToObj(i -> "c" + i).collect(Collectors.joining(";"));
        return Stream.of(
                arguments("", List.of(" EMPTY_FILE")),
                arguments("\uFEFF", List.of(" EMPTY_FILE")),
                arguments("\n", List.of(" EMPTY_COLUMN", "name MISSING_COLUMN", "phone MISSING_COLUMN")),
                arguments("name;name;phone\n", List.of("name DUPLICATE_COLUMN")),
                arguments("name;;phone\n", List.of(" EMPTY_COLUMN")),
                arguments("name;phone;fax\n", List.of("fax UNKNOWN_COLUMN")),
                arguments(
                        "Anna;79120000000\n",
                        List.of(
                                "Anna UNKNOWN_COLUMN",
                                "79120000000 UNKNOWN_COLUMN",
                                "name MISSING_COLUMN",
                                "phone MISSING_COLUMN")),
                arguments("\"na;;;me\",phone,name\n", List.of("na;;;me UNKNOWN_COLUMN")),
                arguments(many, List.of(" TOO_MANY")),
                arguments("\"name;phone\n", List.of(" UNCLOSED_QUOTE")),
                arguments("\"name\"x;phone\n", List.of(" MALFORMED_ROW")),
                arguments("x".repeat(2_000_000), List.of(" TOO_LONG")),
                arguments("PK\u0003\u0004", List.of(" NOT_TEXT")),
                arguments("name;phone\n" + "x\";\"a\n".repeat(1_000), List.of(" UNCLOSED_QUOTE")));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void a_file_with_a_bad_header_is_refused_before_any_row(String text, List<String> faults) {
        assertThat(AFile.faults(text)).isEqualTo(faults);
    }

    @Test
    void a_wrong_column_says_what_was_meant() {
        assertThatThrownBy(() -> AFile.open("nmae;phone\n")).hasMessageContaining("did you mean name?");
    }

    static Stream<Arguments> encodings() {
        return Stream.of(
                arguments(StandardCharsets.UTF_8, "", StandardCharsets.UTF_8),
                arguments(StandardCharsets.UTF_8, "\uFEFF", StandardCharsets.UTF_8),
                arguments(WINDOWS_1251, "", WINDOWS_1251),
                arguments(StandardCharsets.UTF_16LE, "\uFEFF", StandardCharsets.UTF_16LE),
                arguments(StandardCharsets.UTF_16BE, "\uFEFF", StandardCharsets.UTF_16BE),
                arguments(StandardCharsets.UTF_16LE, "", StandardCharsets.UTF_16LE),
                arguments(StandardCharsets.UTF_16BE, "", StandardCharsets.UTF_16BE));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void the_encoding_is_found_out(Charset written, String mark, Charset found) {
        String text = mark + "name;phone\nСёмкин Артём;+7 912 345-67-89\nЁлка;8\n";

        assertThat(AFile.open(text.getBytes(written)).charset()).isEqualTo(found);
        assertThat(AFile.shown(AFile.rows(text, written)))
                .containsExactly("2 Сёмкин Артём|+7 912 345-67-89", "3 Ёлка|8");
    }

    @Test
    void what_is_said_of_the_encoding_counts_where_there_is_no_mark() {
        ImportMapping said = ImportMapping.to("lead")
                .column("name", "title")
                .encoding(ImportEncoding.WINDOWS_1251)
                .build();
        byte[] bytes = "name\nё\n".getBytes(StandardCharsets.UTF_8);

        try (CsvSource source = CsvSource.open(new ByteArrayInputStream(bytes), said)) {
            assertThat(source.next().orElseThrow().cells()).containsEntry("name", "С‘");
        }
    }

    @Test
    void a_broken_letter_is_told_by_its_row_and_column() {
        StringBuilder text = new StringBuilder("name;phone\n");
        IntStream.range(2, 5_000).forEach(i -> text.append("Ёлка;").append(i).append('\n'));
        byte[] good = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[good.length + 8];
        System.arraycopy(good, 0, bytes, 0, good.length);
        System.arraycopy(new byte[] {'a', ';', (byte) 0xD0, '\n', 'b', ';', '1', '\n'}, 0, bytes, good.length, 8);
        List<CsvRow> rows = AFile.rows(bytes);

        assertThat(rows).hasSize(5_000);
        assertThat(AFile.shown(rows.subList(4_997, 5_000)))
                .containsExactly("4999 Ёлка|4999", "5000 BROKEN_ENCODING", "5001 b|1");
        assertThat(rows.get(4_998).violations()).extracting(AFile::shown).containsExactly("phone BROKEN_ENCODING");
    }

    @Test
    void an_endless_line_is_read_in_bounded_memory_and_rejected() {
        InputStream start = new ByteArrayInputStream("name;phone\n".getBytes(StandardCharsets.UTF_8));
        InputStream endless = new SequenceInputStream(start, new Letters(20_000_000));

        try (CsvSource source = CsvSource.open(endless, AFile.MAPPING)) {
            assertThat(source.next().orElseThrow().violations())
                    .extracting(AFile::shown)
                    .containsExactly(" TOO_LONG");
            assertThat(source.next()).isEmpty();
        }
    }

    @Test
    void a_stream_that_breaks_is_a_failure_of_reading() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("disk");
            }
        };

        assertThatThrownBy(() -> CsvSource.open(broken, AFile.MAPPING)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void the_source_tells_how_it_reads() {
        CsvSource source = AFile.open("phone,name\n");

        assertThat(source.columns()).containsExactly("phone", "name");
        assertThat(source.delimiter()).isEqualTo(',');
    }

    /** So many times the letter x. */
    private static final class Letters extends InputStream {
        private long left;

        Letters(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int some = (int) Math.min(left, length);
            Arrays.fill(buffer, offset, offset + some, (byte) 'x');
            left -= some;
            return some;
        }
    }
}
