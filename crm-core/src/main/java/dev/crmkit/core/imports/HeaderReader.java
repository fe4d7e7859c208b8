package dev.crmkit.core.imports;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Looks at the first line of a text to find the delimiter, and gives the whole text back. */
final class HeaderReader {
    private final String start;
    private final Reader rest;

    private HeaderReader(String start, Reader rest) {
        this.start = start;
        this.rest = rest;
    }

    static HeaderReader of(Reader reader, int longest) throws IOException {
        StringBuilder start = new StringBuilder();
        int c = reader.read();
        while (c >= 0 && start.length() < longest) {
            start.append((char) c);
            if (c == '\n' || c == '\r') {
                break;
            }
            c = reader.read();
        }
        return new HeaderReader(start.toString(), reader);
    }

    char delimiter(ImportDelimiter said) {
        if (said != ImportDelimiter.AUTO) {
            return said.sign();
        }
        ImportDelimiter best = ImportDelimiter.SEMICOLON;
        for (ImportDelimiter candidate : ImportDelimiter.values()) {
            best = count(candidate.sign()) > count(best.sign()) ? candidate : best;
        }
        return best.sign();
    }

    /** How often the sign stands in the first line outside quotes. */
    private int count(char sign) {
        boolean quoted = false;
        int count = 0;
        for (int i = 0; i < start.length(); i++) {
            quoted ^= start.charAt(i) == '"';
            count += !quoted && start.charAt(i) == sign ? 1 : 0;
        }
        return count;
    }

    Reader whole() {
        return new Joined(new StringReader(start), rest);
    }

    /** One text after the other. */
    private static final class Joined extends Reader {
        private @Nullable Reader first;
        private final Reader second;

        Joined(Reader first, Reader second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (first != null) {
                int read = first.read(buffer, offset, length);
                if (read >= 0) {
                    return read;
                }
                first = null;
            }
            return second.read(buffer, offset, length);
        }

        @Override
        public void close() throws IOException {
            second.close();
        }
    }
}
