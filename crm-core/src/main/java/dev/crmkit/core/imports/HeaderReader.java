package dev.crmkit.core.imports;

import java.io.IOException;
import java.io.Reader;

/** The first line of a text, read ahead to find the delimiter. */
final class HeaderReader {
    private final String start;

    private HeaderReader(String start) {
        this.start = start;
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
        return new HeaderReader(start.toString());
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

    /** What was read so far, to be read again. */
    String start() {
        return start;
    }
}
