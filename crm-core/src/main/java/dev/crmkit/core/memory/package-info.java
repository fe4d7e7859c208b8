/**
 * The in-memory store: small, complete and the model an adapter starts from. Readers see committed data only, units that
 * write run one after the other.
 */
@NullMarked
package dev.crmkit.core.memory;

import org.jspecify.annotations.NullMarked;
