/**
 * The front room of the service-provider interface: exceptions every adapter and caller shares, and the marks that say
 * who a public type is for.
 */
@NullMarked
package dev.crmkit.spi;

import org.jspecify.annotations.NullMarked;
