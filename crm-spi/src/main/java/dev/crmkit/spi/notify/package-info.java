/** How messages leave: a notifier is called after commit, at least once per key. */
@NullMarked
package dev.crmkit.spi.notify;

import org.jspecify.annotations.NullMarked;
