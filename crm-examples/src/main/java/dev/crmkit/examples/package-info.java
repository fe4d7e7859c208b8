/** Runnable hosts: a demonstration of the first business process on an H2 file. */
@NullMarked
package dev.crmkit.examples;

import org.jspecify.annotations.NullMarked;
