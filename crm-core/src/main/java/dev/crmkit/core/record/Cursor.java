package dev.crmkit.core.record;

import dev.crmkit.spi.ForCallers;

/**
 * Where a page ended, as an opaque text. It belongs to one query of one actor; it opens nothing, since the next page is
 * filtered by the actor's rights again.
 */
@ForCallers
public record Cursor(String text) {}
