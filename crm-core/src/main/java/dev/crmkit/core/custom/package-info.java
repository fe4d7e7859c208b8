/** The door to records of types the installation declared itself. */
@NullMarked
package dev.crmkit.core.custom;

import org.jspecify.annotations.NullMarked;
