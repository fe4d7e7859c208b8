/** Tasks, which are to be done, and interactions, which were done with a client. */
@NullMarked
package dev.crmkit.core.activity;

import org.jspecify.annotations.NullMarked;
