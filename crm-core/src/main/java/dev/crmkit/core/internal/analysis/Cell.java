package dev.crmkit.core.internal.analysis;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Values of one field that no atom of the condition tells apart.
 *
 * @param value one of them; null for the empty field
 * @param truths which atoms hold
 */
record Cell(@Nullable Object value, BitSet truths) {}
