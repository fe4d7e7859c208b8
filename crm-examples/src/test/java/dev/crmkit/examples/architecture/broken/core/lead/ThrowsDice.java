package dev.crmkit.examples.architecture.broken.core.lead;

import java.util.Random;

final class ThrowsDice {
    private ThrowsDice() {}

    static int roll() {
        return new Random().nextInt(6);
    }
}
