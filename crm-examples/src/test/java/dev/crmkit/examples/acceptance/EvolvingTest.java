package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.CrmSession;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.environment.SystemEnvironment;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.RecordRef;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An installation changes its mind about a choice, and adds a field and a type, while the older one is at work. */
class EvolvingTest {
    private static final Field<String> PLATE = Field.text("plate", 20).label("Номер машины 😀", "Plate; drop table");

    /** HIGH is no longer an option, URGENT is a new one. */
    private static Crm evolved(Town town) {
        Field<String> urgency = Field.choice("urgency", Option.of("LOW"), Option.of("NORMAL"), Option.of("URGENT"));
        return Crm.builder()
                .store(town.store())
                .environment(new SystemEnvironment())
                .definitions(Definitions.shipped()
                        .type(Lead.TYPE.replacing(urgency))
                        .field(Lead.TYPE, PLATE)
                        .type(RecordType.business("test_drive").field(PLATE).build())
                        .build())
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void an_option_that_is_gone_stays_what_it_was_and_is_not_chosen_again(StoreKind kind) {
        Town town = Town.on(kind);
        CrmSession before = town.as("hana");
        RecordRef lead = before.leads().register(town.leadDraft()).ref();
        before.leads().edit(lead, Map.of(Lead.URGENCY, "HIGH"));
        CrmSession after = evolved(town).as(Actor.user("hana"));
        assertThat(after.leads().get(lead).get(Lead.URGENCY)).contains("HIGH");
        after.leads().edit(lead, Map.of(PLATE, "а 123 бв"));
        assertThat(after.leads().get(lead).get(Lead.URGENCY)).contains("HIGH");
        assertThatThrownBy(() -> after.leads().edit(lead, Map.of(Lead.URGENCY, "HIGH")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("urgency");
        after.leads().edit(lead, Map.of(Lead.URGENCY, "URGENT"));
        before.leads().edit(lead, Map.of(Lead.NEED, "Camry"));
        assertThat(before.leads().get(lead).get(Lead.URGENCY)).contains("URGENT");
        assertThat(after.leads().get(lead).get(PLATE)).contains("а 123 бв");
    }
}
