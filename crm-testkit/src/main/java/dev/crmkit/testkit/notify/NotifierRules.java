package dev.crmkit.testkit.notify;

import dev.crmkit.spi.ForImplementors;
import dev.crmkit.spi.notify.UndeliveredException.Outcome;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rule as a test. */
@ForImplementors
public interface NotifierRules extends NotifierUnderTest {

    @TestFactory
    default DynamicTest nt_01_a_message_arrives_whole() {
        return NotifierRule.NT_01.on(this, NotifierTrials::whole);
    }

    @TestFactory
    default DynamicTest nt_02_sent_again_it_has_the_same_key() {
        return NotifierRule.NT_02.on(this, NotifierTrials::again);
    }

    @TestFactory
    default DynamicTest nt_03_it_goes_to_its_recipient_alone() {
        return NotifierRule.NT_03.on(this, NotifierTrials::alone);
    }

    @TestFactory
    default DynamicTest nt_04_a_stranger_gets_nothing() {
        return NotifierRule.NT_04.on(this, NotifierTrials::stranger);
    }

    @TestFactory
    default DynamicTest nt_05_what_is_refused_is_permanent() {
        return NotifierRule.NT_05.on(
                this, trial -> NotifierTrials.fault(trial, GatewayFault.REFUSING, Outcome.PERMANENT));
    }

    @TestFactory
    default DynamicTest nt_06_busy_or_out_of_reach_is_temporary() {
        return NotifierRule.NT_06.on(this, trial -> {
            NotifierTrials.fault(trial, GatewayFault.BUSY, Outcome.TEMPORARY);
            NotifierTrials.fault(trial, GatewayFault.UNREACHABLE, Outcome.TEMPORARY);
        });
    }

    @TestFactory
    default DynamicTest nt_07_a_lost_answer_is_unknown() {
        return NotifierRule.NT_07.on(this, trial -> {
            NotifierTrials.fault(trial, GatewayFault.LOSING_ANSWERS, Outcome.UNKNOWN);
            NotifierTrials.fault(trial, GatewayFault.TALKING_NONSENSE, Outcome.UNKNOWN);
        });
    }

    @TestFactory
    default DynamicTest nt_08_after_a_failure_the_next_goes_out() {
        return NotifierRule.NT_08.on(this, NotifierTrials::goesOn);
    }

    @TestFactory
    default DynamicTest nt_09_exceptions_are_discreet() {
        return NotifierRule.NT_09.on(this, NotifierTrials::discreet);
    }

    @TestFactory
    default DynamicTest nt_10_many_threads_send_at_once() {
        return NotifierRule.NT_10.on(this, NotifierTrials::together);
    }

    @TestFactory
    default DynamicTest nt_11_an_interrupted_send_ends() {
        return NotifierRule.NT_11.on(this, NotifierTrials::interrupted);
    }

    @TestFactory
    default DynamicTest nt_12_a_subject_is_one_line() {
        return NotifierRule.NT_12.on(this, NotifierTrials::oneLine);
    }

    @TestFactory
    default DynamicTest nt_13_in_markup_values_are_text() {
        return NotifierRule.NT_13.on(this, NotifierTrials::markup);
    }
}
