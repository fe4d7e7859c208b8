/** What the notifier contract is made of: its rules, what was delivered, gateways that fail to order. */
@NullMarked
package dev.crmkit.testkit.notify;

import org.jspecify.annotations.NullMarked;
