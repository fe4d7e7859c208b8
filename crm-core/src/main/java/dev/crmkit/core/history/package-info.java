/** What happened to a record: every change, and every stay in a state. */
@NullMarked
package dev.crmkit.core.history;

import org.jspecify.annotations.NullMarked;
