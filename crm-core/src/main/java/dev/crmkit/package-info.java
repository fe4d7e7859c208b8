/** The front door: build a {@code Crm}, open a session for an actor, work through its rooms. */
@NullMarked
package dev.crmkit;

import org.jspecify.annotations.NullMarked;
