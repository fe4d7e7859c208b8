package dev.crmkit.spi.condition;

import dev.crmkit.spi.ForCallers;

/** How text is compared: by its {@link dev.crmkit.spi.value.Fold}, or as it stands. */
@ForCallers
public enum TextMode {
    FOLDED,
    EXACT
}
