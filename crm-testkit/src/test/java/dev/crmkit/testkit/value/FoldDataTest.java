package dev.crmkit.testkit.value;

import static dev.crmkit.spi.value.Fold.fold;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The big list of naughty strings. */
class FoldDataTest {
    @Test
    void naughty_strings_are_folded_once_for_all() {
        int folded = 0;
        for (JsonNode naughty : PublicData.json("text-edge/blns.json")) {
            String once = fold(naughty.asString());
            assertThat(fold(once)).isEqualTo(once);
            assertThat(once.chars()).allMatch(unit -> unit < 0xE000);
            folded++;
        }
        assertThat(folded).isEqualTo(515);
    }
}
