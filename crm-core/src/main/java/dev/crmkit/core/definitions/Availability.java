package dev.crmkit.core.definitions;

import dev.crmkit.spi.ForCallers;

/**
 * How a candidate stands at the moment.
 *
 * @param active whether there is such a user and he may work
 * @param absent whether somebody stands in for him today
 * @param open how many open records of the type he has; counted up to {@link Candidate#MOST_COUNTED}
 */
@ForCallers
public record Availability(boolean active, boolean absent, int open) {
    /** Nobody of that login. */
    public static final Availability UNKNOWN = new Availability(false, false, 0);
}
