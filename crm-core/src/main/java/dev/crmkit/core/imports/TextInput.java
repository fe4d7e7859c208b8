package dev.crmkit.core.imports;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The bytes of a file as letters. What is no letter in the encoding becomes {@link #BROKEN}. */
final class TextInput {
    /** A code point that is no character, so that no honest file holds it. */
    static final char BROKEN = '\uFFFF';

    private static final int SAMPLE = 65_536;
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    private final Charset charset;
    private final Reader reader;

    private TextInput(Charset charset, Reader reader) {
        this.charset = charset;
        this.reader = reader;
    }

    Charset charset() {
        return charset;
    }

    Reader reader() {
        return reader;
    }

    static TextInput open(InputStream bytes, ImportEncoding said) throws IOException {
        byte[] sample = bytes.readNBytes(SAMPLE);
        refuseArchive(sample);
        int mark = byteOrderMark(sample);
        Charset charset = mark > 0 ? marked(sample) : unmarked(sample, said);
        InputStream rest = new ByteArrayInputStream(sample, mark, sample.length - mark);
        Reader reader = new InputStreamReader(
                new SequenceInputStream(rest, bytes),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(BROKEN)));
        return new TextInput(charset, reader);
    }

    /** The archive formats people rename by mistake: zip (so xlsx too), gzip, and the old xls. */
    private static void refuseArchive(byte[] sample) {
        if (startsWith(sample, 'P', 'K', 3, 4)
                || startsWith(sample, 0x1F, 0x8B)
                || startsWith(sample, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw InvalidInputException.of(Violation.of(
                    "",
                    "NOT_TEXT",
                    "this is an archive or a spreadsheet; save it as CSV",
                    "это архив или книга таблиц; сохраните её как CSV"));
        }
    }

    private static boolean startsWith(byte[] sample, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (sample.length <= i || (sample[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static int byteOrderMark(byte[] sample) {
        if (startsWith(sample, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return startsWith(sample, 0xFF, 0xFE) || startsWith(sample, 0xFE, 0xFF) ? 2 : 0;
    }

    private static Charset marked(byte[] sample) {
        if (startsWith(sample, 0xEF)) {
            return StandardCharsets.UTF_8;
        }
        return startsWith(sample, 0xFF) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private static Charset unmarked(byte[] sample, ImportEncoding said) {
        return switch (said) {
            case UTF_8 -> StandardCharsets.UTF_8;
            case WINDOWS_1251 -> WINDOWS_1251;
            case UTF_16 -> wide(sample);
            case AUTO -> hasZeros(sample) ? wide(sample) : guess(sample);
        };
    }

    /** Latin letters, digits and delimiters of UTF-16 have a zero byte; no other text has any. */
    private static boolean hasZeros(byte[] sample) {
        return zeros(sample, 0) + zeros(sample, 1) > sample.length / 10;
    }

    private static Charset wide(byte[] sample) {
        return zeros(sample, 0) > zeros(sample, 1) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }

    private static int zeros(byte[] sample, int from) {
        int zeros = 0;
        for (int i = from; i < sample.length; i += 2) {
            zeros += sample[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** One damaged letter does not make a UTF-8 file one of windows-1251: the more frequent kind of bytes decides. */
    private static Charset guess(byte[] sample) {
        String text = new String(sample, StandardCharsets.UTF_8);
        long broken = text.chars().filter(c -> c == '\uFFFD').count();
        long whole = text.codePoints().filter(c -> c > 0x7F && c != '\uFFFD').count();
        return broken > whole ? WINDOWS_1251 : StandardCharsets.UTF_8;
    }
}
