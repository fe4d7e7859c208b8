/** What the store costs beside statements written by hand that do the same work. */
@NullMarked
package dev.crmkit.bench;

import org.jspecify.annotations.NullMarked;
