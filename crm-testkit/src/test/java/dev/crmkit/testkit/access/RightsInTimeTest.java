package dev.crmkit.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.activity.Task;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.spi.schema.Header;
import org.junit.jupiter.api.Test;

/** What holds from when, in whose name, and on which version of a record. */
class RightsInTimeTest {

    @Test
    void a_change_of_rights_holds_from_the_next_call() {
        Promises.changesHoldFromTheNextCall(Fault.none());
    }

    @Test
    void a_right_that_has_gone_meanwhile_writes_nothing() {
        Promises.nothingIsWrittenByARightThatHasGone(Fault.none());
    }

    @Test
    void a_message_is_sent_by_what_its_reader_may_read_then() {
        Promises.nobodyHearsOfWhatHeMayNotRead(Fault.none());
    }

    /** AC-15: what follows from a command is done in the name of whoever gave it, and by his rights. */
    @Test
    void what_follows_is_done_in_the_name_of_whoever_began() {
        Scene scene = Scene.ofColleagues();
        Lead lead = scene.as("mila").leads().register(Lead.draft().title("red"));
        assertThat(scene.as("carl").tasks().list(Task.LEAD.is(lead.ref())).items())
                .hasSize(1)
                .allSatisfy(task -> {
                    assertThat(task.get(Header.CREATED_BY)).contains("mila");
                    assertThat(scene.as("carl").tasks().history(task.ref()))
                            .allSatisfy(entry -> assertThat(entry.actor()).isEqualTo("mila"));
                });
    }
}
