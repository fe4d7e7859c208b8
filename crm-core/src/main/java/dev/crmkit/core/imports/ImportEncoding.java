package dev.crmkit.core.imports;

import dev.crmkit.spi.ForCallers;

/** How the bytes of a file are letters. A byte order mark in the file wins over what was said. */
@ForCallers
public enum ImportEncoding {
    /** The byte order mark, else UTF-16, UTF-8 or windows-1251 by what the first bytes look like. */
    AUTO,
    UTF_8,
    /** Cyrillic in one byte, as older Windows programs write it. */
    WINDOWS_1251,
    UTF_16
}
