/** Who acts: principals, their roles, and the tree of units. */
@NullMarked
package dev.crmkit.spi.identity;

import org.jspecify.annotations.NullMarked;
