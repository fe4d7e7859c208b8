/** Four notifiers to use or to copy: mail, signed webhook, inbox, log. All keep the notifier contract. */
@NullMarked
package dev.crmkit.examples.notifiers;

import org.jspecify.annotations.NullMarked;
