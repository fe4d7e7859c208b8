package dev.crmkit.examples.architecture.broken.spi.notify;

import dev.crmkit.examples.architecture.broken.spi.calendar.CalendarInARound;
import dev.crmkit.spi.ForCallers;

@ForCallers
public record NotifiesInARound(CalendarInARound next) {}
