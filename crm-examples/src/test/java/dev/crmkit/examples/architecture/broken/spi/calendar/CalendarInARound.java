package dev.crmkit.examples.architecture.broken.spi.calendar;

import dev.crmkit.examples.architecture.broken.spi.notify.NotifiesInARound;
import dev.crmkit.spi.ForCallers;
import java.util.List;

@ForCallers
public record CalendarInARound(List<NotifiesInARound> next) {}
