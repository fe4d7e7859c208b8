package dev.crmkit.core.access;

import static dev.crmkit.core.access.Worlds.DEAL;
import static dev.crmkit.core.access.Worlds.owned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.org.Dealers;
import dev.crmkit.core.org.User;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.storage.Record;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessWitnessTest {
    private static final Subject HANA = Worlds.holding("hana", Principal.Assignment.of("HEAD", Dealers.unit("north")));

    private static String words(Record record) {
        return new AccessWitness(HANA, record).toString();
    }

    @Test
    void units_are_told_by_where_they_lie_from_the_subject() {
        assertThat(words(owned(DEAL, 1, "hana", "north"))).isEqualTo("hana on deal{owner: himself, unit: his unit}");
        assertThat(words(owned(DEAL, 1, "mila", "north.sales")))
                .isEqualTo("hana on deal{owner: " + Dealers.user("mila") + ", unit: below his unit}");
        assertThat(words(owned(DEAL, 1, "hana", "south"))).isEqualTo("hana on deal{owner: himself, unit: elsewhere}");
    }

    @Test
    void other_values_stand_as_they_are() {
        assertThat(words(Record.create(DEAL, new UUID(0, 1))
                        .set(Worlds.STAGE, "WON")
                        .build()))
                .isEqualTo("hana on deal{stage: WON}");
    }

    @Test
    void the_subject_may_be_the_record() {
        assertThat(words(Record.create(User.TYPE, HANA.ref().id()).build())).isEqualTo("hana on user{himself}");
    }
}
