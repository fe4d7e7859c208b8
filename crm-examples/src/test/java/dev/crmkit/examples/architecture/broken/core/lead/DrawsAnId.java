package dev.crmkit.examples.architecture.broken.core.lead;

import java.util.UUID;

final class DrawsAnId {
    private DrawsAnId() {}

    static UUID draw() {
        return UUID.randomUUID();
    }
}
