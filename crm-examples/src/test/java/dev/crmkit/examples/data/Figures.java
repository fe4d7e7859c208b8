package dev.crmkit.examples.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the answers say of one group of opportunities.
 *
 * @param winRate numerator, denominator and percentage
 * @param average of the won values, null where nothing was won
 * @param median of the days of won deals, null where nothing was won
 */
record Figures(
        long opportunities,
        long won,
        long lost,
        long open,
        String winRate,
        long wonValue,
        String average,
        String median) {

    /** From counts by stage, the sum of what was won, and the days of the won deals. */
    static Figures of(Map<String, Long> stages, BigDecimal wonValue, Numbers cycles) {
        long won = stages.getOrDefault("WON", 0L);
        long lost = stages.getOrDefault("LOST", 0L);
        long open = stages.getOrDefault("PROSPECTING", 0L) + stages.getOrDefault("ENGAGING", 0L);
        String average = won == 0
                ? null
                : wonValue.divide(BigDecimal.valueOf(won), 2, RoundingMode.HALF_UP)
                        .toPlainString();
        return new Figures(
                won + lost + open,
                won,
                lost,
                open,
                Ratio.of(won, won + lost),
                wonValue.longValueExact(),
                average,
                cycles.median());
    }

    static Figures expected(JsonNode answer) {
        return new Figures(
                answer.path("opportunities").asLong(),
                answer.path("won").asLong(),
                answer.path("lost").asLong(),
                answer.path("open").asLong(),
                Ratio.expected(answer.path("win_rate")),
                answer.path("won_value").asLong(),
                answer.path("avg_won_value").asString(null),
                answer.path("median_cycle_days_won").asString(null));
    }

    /** The key of a stage as the file names it. */
    static String stage(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
