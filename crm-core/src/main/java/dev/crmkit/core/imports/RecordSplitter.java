package dev.crmkit.core.imports;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.Violation;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * Cuts a text into records: a line break ends one unless it stands in quotes. Holds one record at the most, of a
 * million characters; a quote that is never closed costs its own line only. Not thread-safe.
 */
final class RecordSplitter {
    private static final int LONGEST = 1_000_000;
    private static final int MOST_UNCLOSED = 100;
    private static final int END = -1;

    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    /** What is known of a record before its cells are. */
    enum Flaw {
        NONE,
        TOO_LONG,
        UNCLOSED_QUOTE
    }

    /**
     * One record.
     *
     * @param row counted from 1, the header and empty lines included: the row a spreadsheet shows
     */
    record Raw(long row, String text, Flaw flaw) {}

    private final Reader reader;
    private final char delimiter;
    private final char[] buffer = new char[16_384];
    private int position;
    private int filled;
    private String pushedBack;
    private int pushedPosition;
    private long rows;
    private int unclosed;

    /** @param start the text before what the reader still has */
    RecordSplitter(String start, Reader reader, char delimiter) {
        this.pushedBack = start;
        this.reader = reader;
        this.delimiter = delimiter;
    }

    Optional<Raw> next() throws IOException {
        int c = read();
        if (c == END) {
            return Optional.empty();
        }
        rows++;
        return Optional.of(record(c));
    }

    private Raw record(int first) throws IOException {
        StringBuilder text = new StringBuilder();
        State state = State.FIELD_START;
        for (int c = first; c != END; c = read()) {
            if (state != State.QUOTED && isBreak(c)) {
                skipLineFeedAfter(c);
                return new Raw(rows, text.toString(), Flaw.NONE);
            }
            if (text.length() == LONGEST) {
                return state == State.QUOTED && firstBreak(text) >= 0 ? unclosed(text.append((char) c)) : tooLong(c);
            }
            text.append((char) c);
            state = after(state, (char) c);
        }
        return state == State.QUOTED ? unclosed(text) : new Raw(rows, text.toString(), Flaw.NONE);
    }

    private State after(State state, char c) {
        if (state == State.QUOTED) {
            return c == '"' ? State.AFTER_QUOTE : State.QUOTED;
        }
        if (c == delimiter) {
            return State.FIELD_START;
        }
        boolean opens = c == '"' && state != State.PLAIN;
        return opens ? State.QUOTED : State.PLAIN;
    }

    private static boolean isBreak(int c) {
        return c == '\n' || c == '\r';
    }

    private void skipLineFeedAfter(int c) throws IOException {
        if (c == '\r' && peek() == '\n') {
            read();
        }
    }

    private static int firstBreak(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (isBreak(text.charAt(i))) {
                return i;
            }
        }
        return END;
    }

    private Raw tooLong(int current) throws IOException {
        int c = current;
        while (c != END && !isBreak(c)) {
            c = read();
        }
        skipLineFeedAfter(c);
        return new Raw(rows, "", Flaw.TOO_LONG);
    }

    /** Gives the lines behind the first one back, to be read as records of their own. */
    private Raw unclosed(StringBuilder text) throws IOException {
        if (++unclosed > MOST_UNCLOSED) {
            throw InvalidInputException.of(Violation.of(
                    "",
                    "UNCLOSED_QUOTE",
                    "more than " + MOST_UNCLOSED + " quotes are never closed, the last in row " + rows,
                    "более " + MOST_UNCLOSED + " кавычек не закрыто, последняя в строке " + rows));
        }
        int end = firstBreak(text);
        if (end == END) {
            return new Raw(rows, text.toString(), Flaw.UNCLOSED_QUOTE);
        }
        pushBack(text.substring(end + 1));
        skipLineFeedAfter(text.charAt(end));
        return new Raw(rows, text.substring(0, end), Flaw.UNCLOSED_QUOTE);
    }

    private void pushBack(String text) {
        pushedBack = text + pushedBack.substring(pushedPosition);
        pushedPosition = 0;
    }

    private int read() throws IOException {
        int c = peek();
        if (pushedPosition < pushedBack.length()) {
            pushedPosition++;
        } else {
            position++;
        }
        return c;
    }

    private int peek() throws IOException {
        if (pushedPosition < pushedBack.length()) {
            return pushedBack.charAt(pushedPosition);
        }
        if (position >= filled) {
            position = 0;
            filled = Math.max(0, reader.read(buffer, 0, buffer.length));
        }
        return position < filled ? buffer[position] : END;
    }
}
