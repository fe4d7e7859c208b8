package dev.crmkit.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnceTest {
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void what_is_made_is_made_once() {
        Once<Integer> once = new Once<>(tries::incrementAndGet);
        assertThat(once.get()).isEqualTo(once.get()).isEqualTo(1);
    }

    @Test
    void what_failed_is_not_tried_again_and_tells_all_the_same() {
        Once<Integer> once = new Once<>(() -> {
            throw new IllegalStateException("try " + tries.incrementAndGet());
        });
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(once::get)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("try 1");
        }
    }
}
