package dev.crmkit.core.imports;

import dev.crmkit.spi.ForCallers;

/** What stands between two cells. */
@ForCallers
public enum ImportDelimiter {
    /** The one of the three that is most frequent in the header; the semicolon where none is. */
    AUTO(';'),
    SEMICOLON(';'),
    COMMA(','),
    TAB('\t');

    private final char sign;

    ImportDelimiter(char sign) {
        this.sign = sign;
    }

    char sign() {
        return sign;
    }
}
