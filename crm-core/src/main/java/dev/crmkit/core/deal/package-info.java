/** Deals with their quotes and contracts: the sale in progress. */
@NullMarked
package dev.crmkit.core.deal;

import org.jspecify.annotations.NullMarked;
