/** Due work: timers that fire transitions, messages that leave through notifiers, and the pumps that do it. */
@NullMarked
package dev.crmkit.core.timer;

import org.jspecify.annotations.NullMarked;
