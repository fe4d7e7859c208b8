/** Leads: unqualified interest, until it is junk, lost, or converted into client and deal. */
@NullMarked
package dev.crmkit.core.lead;

import org.jspecify.annotations.NullMarked;
