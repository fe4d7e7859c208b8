package dev.crmkit.testkit.notify;

import dev.crmkit.spi.ForCallers;

/** How the gateway behind a notifier behaves. */
@ForCallers
public enum GatewayFault {
    /** It takes what it is given. */
    NONE,
    /** It says that it will never take the message: SMTP 550, HTTP 400. */
    REFUSING,
    /** It says that it may take it later: SMTP 421, HTTP 503. */
    BUSY,
    /** Nobody listens. */
    UNREACHABLE,
    /** It takes the message, and the line is cut before it says so. */
    LOSING_ANSWERS,
    /** It takes the message and answers nonsense. */
    TALKING_NONSENSE,
    /** It never says anything. */
    SILENT
}
