package dev.crmkit.testkit.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.condition.ConditionCheck;
import dev.crmkit.core.condition.ConditionJson;
import dev.crmkit.core.condition.ConditionText;
import dev.crmkit.spi.condition.Condition;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** CA-07 and the laws of the check. */
class ConditionLawsTest {

    @Provide
    Arbitrary<Condition> conditions() {
        return Conditions.onDeals();
    }

    @Property(tries = 500)
    void what_was_checked_and_written_reads_back_equal(@ForAll("conditions") Condition raw) {
        Condition checked = checked(raw);
        String json = ConditionJson.write(checked);

        assertThat(ConditionJson.read(json, Conditions.DEAL, Conditions.SCHEMA)).isEqualTo(checked);
    }

    @Property(tries = 500)
    void a_raw_condition_is_written_so_that_reading_checks_it(@ForAll("conditions") Condition raw) {
        assertThat(ConditionJson.read(ConditionJson.write(raw), Conditions.DEAL, Conditions.SCHEMA))
                .isEqualTo(checked(raw));
    }

    @Property(tries = 300)
    void checking_twice_changes_nothing(@ForAll("conditions") Condition raw) {
        Condition checked = checked(raw);

        assertThat(checked(checked)).isEqualTo(checked);
    }

    @Property(tries = 300)
    void every_condition_can_be_told(@ForAll("conditions") Condition raw) {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.forLanguageTag("ru")}) {
            assertThat(ConditionText.sentence(checked(raw), Conditions.DEAL, Conditions.SCHEMA, locale))
                    .isNotBlank()
                    .doesNotContain("\n");
        }
    }

    private static Condition checked(Condition raw) {
        return ConditionCheck.check(raw, Conditions.DEAL, Conditions.SCHEMA);
    }
}
