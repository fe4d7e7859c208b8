package dev.crmkit.testkit.rules;

import dev.crmkit.spi.ForImplementors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Lists, pages, counts and sums. */
@ForImplementors
public interface QueryRules extends StoreUnderTest {

    @TestFactory
    default DynamicTest st_05_a_query_answers_page_by_page() {
        return StoreRule.ST_05.on(this, Pages::anyQueries);
    }

    @TestFactory
    default DynamicTest st_06_the_order_is_total() {
        return StoreRule.ST_06.on(this, trial -> {
            Pages.everyText(trial);
            Pages.everyOrder(trial);
        });
    }

    @TestFactory
    default DynamicTest st_07_pages_hold_while_others_write() {
        return StoreRule.ST_07.on(this, Pages::whileOthersWrite);
    }

    @TestFactory
    default DynamicTest st_08_sums_are_those_of_the_records_listed() {
        return StoreRule.ST_08.on(this, Sums::anyAggregations);
    }

    @TestFactory
    default DynamicTest st_09_a_record_in_the_bin_is_related_to_nothing() {
        return StoreRule.ST_09.on(this, Bin::run);
    }

    @TestFactory
    default DynamicTest st_11_long_lists_are_answered_like_short_ones() {
        return StoreRule.ST_11.on(this, LongLists::run);
    }
}
