/**
 * Values that mean the same everywhere: money, phones, addresses, references, the fold of text. They check themselves
 * when made and never change.
 */
@NullMarked
package dev.crmkit.spi.value;

import org.jspecify.annotations.NullMarked;
