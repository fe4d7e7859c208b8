/** The two environments: the system's clock and ids, and virtual time for tests, demonstrations and replays. */
@NullMarked
package dev.crmkit.core.environment;

import org.jspecify.annotations.NullMarked;
