package dev.crmkit.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TextTemplateTest {
    private static final UUID ID = new UUID(0x7000L, 1);
    private static final RecordRef DEAL = new RecordRef(Deal.TYPE.key(), new UUID(0x7000L, 2));

    @Test
    void the_language_of_the_locale_chooses_the_text() {
        TextTemplate call = new TextTemplate("Звонок: {title}", "Call: {title}");
        assertThat(call.fill(Locale.forLanguageTag("ru-RU"), lead("Camry"))).isEqualTo("Звонок: Camry");
        assertThat(call.fill(Locale.ENGLISH, lead("Camry"))).isEqualTo("Call: Camry");
        assertThat(call.fill(Locale.GERMAN, lead("Camry"))).isEqualTo("Call: Camry");
    }

    @Test
    void a_placeholder_is_the_plain_value_of_a_field_or_the_id() {
        Record lead =
                lead("Camry").edit().set(Lead.DEAL, DEAL).set(Lead.CYCLE, 3L).build();
        assertThat(TextTemplate.fill("{id}/{deal}/{cycle}/{title}", lead)).isEqualTo(ID + "/" + DEAL.id() + "/3/Camry");
    }

    @Test
    void an_empty_field_leaves_nothing() {
        assertThat(TextTemplate.fill("[{need}]", lead("Camry"))).isEqualTo("[]");
    }

    @Test
    void a_value_is_never_read_as_a_template() {
        assertThat(TextTemplate.fill("{title}", lead("{id} $1 \\"))).isEqualTo("{id} $1 \\");
    }

    @Test
    void a_text_is_told_apart_from_its_placeholders() {
        String template = "quote:{quote}:callback:{callbackCycle}{}{1}";
        assertThat(TextTemplate.places(template)).containsExactly("quote", "callbackCycle");
        assertThat(TextTemplate.withoutPlaces(template)).isEqualTo("quote::callback:{}{1}");
    }

    private static Record lead(String title) {
        return Record.create(Lead.TYPE, ID).set(Lead.TITLE, title).build();
    }
}
