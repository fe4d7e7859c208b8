package dev.crmkit.examples.architecture.broken.core.lead;

import java.time.ZoneId;

final class TrustsTheZone {
    private TrustsTheZone() {}

    static ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
